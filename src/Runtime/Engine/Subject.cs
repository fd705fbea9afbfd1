using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>What is measured, and with which random numbers.</summary>
/// <param name="Measures">All of them can be had.</param>
public sealed record Subject(Process Process, DataDistribution Data, Network? Network, ImmutableArray<TimeIntegral> Measures, Device Device, long Seed)
{
    /// <summary>The network that the first is compared with.</summary>
    public Network? Baseline { get; init; }

    internal bool IsCostly => Network is { IsCostly: true } && Measures.Any(m => m.NeedsNetwork) || Baseline is { IsCostly: true } && Measures.Any(m => m.NeedsBaseline);

    /// <summary>The times inside the interval at which an integrand may jump.</summary>
    internal double[] Jumps => [.. Process.Jumps.Concat(Network?.Jumps ?? []).Concat(Baseline?.Jumps ?? []).Where(t => Process.Time.Start < t && t < Process.Time.End)];

    /// <summary>The kernels at some u, minus the log signal-to-noise ratio.</summary>
    internal Kernel[] KernelsAt(double[] u)
    {
        using var scope = NewDisposeScope();
        return Process.At(Process.TimeOf(tensor(u, dtype: float64)).data<double>().ToArray());
    }

    /// <summary>Whether what is measured asks for the class of every data point.</summary>
    internal bool UsesLabels => Measures.Any(m => m.UsesLabels || IsGivenLabels(m));

    /// <summary>Whether a measure is of a network that is told labels, so that its e* is that of each point's class.</summary>
    internal bool IsGivenLabels(TimeIntegral measure) =>
        measure.NeedsNetwork && Network is { IsToldLabels: true } || measure.NeedsBaseline && Baseline is { IsToldLabels: true };

    internal Evaluator At(Kernel kernel) => new(this, kernel);

    /// <summary>Data points with the batch innermost, [B, D] of strides (1, B): sums over few components are slow otherwise.</summary>
    internal Tensor Draw(long count, Generator generator) => DrawLabelled(count, generator).Points;

    /// <summary>The same, with their classes where something asks for them.</summary>
    internal (Tensor Points, Tensor? Labels) DrawLabelled(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        var (points, labels) = UsesLabels ? Data.SampleLabelled(count, generator) : (Data.Sample(count, generator), null);
        return (points.t().contiguous().t().MoveToOuterDisposeScope(), labels?.MoveToOuterDisposeScope());
    }

    /// <summary>Standard normal noise of the same layout.</summary>
    internal Tensor Noise(long count, Generator generator) =>
        randn([Data.Dimension, count], dtype: float64, device: Device, generator: generator).t();
}
