using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Evaluates fixed blocks of data points at all nodes. A data point is one independent unit; its value is the sum over the nodes.
/// </summary>
/// <remarks>
/// The noise is drawn afresh at every second node and turned in sign at the one after it. Each node's law is untouched, so nothing is biased;
/// but the terms linear in z, which make most of the noise of the cross estimator, nearly cancel between neighbours at no cost.
/// </remarks>
internal sealed class BlockRunner : IDisposable
{
    /// <summary>Data points of a block.</summary>
    public const int Size = 1024;

    private readonly Subject subject;
    private readonly string purpose;
    private readonly ImmutableArray<TimeNode> nodes;
    private readonly Evaluator[] evaluators;
    private readonly Tensor weights;
    private readonly int[] control;

    public BlockRunner(Subject subject, string purpose, ImmutableArray<TimeNode> nodes)
    {
        using var scope = NewDisposeScope();
        (this.subject, this.purpose, this.nodes) = (subject, purpose, nodes);
        evaluators = [.. nodes.Select(n => subject.At(n.Kernel))];
        weights = tensor(nodes.Select(n => n.Weight).ToArray(), [1, nodes.Length, 1], dtype: float64, device: subject.Device)
            .DetachFromDisposeScope();
        ControlMeasure = subject.Measures.Select((m, j) => m is TotalEntropyProduction ? j : -1).Max();
        control = [.. Enumerable.Range(0, subject.Measures.Length * Columns)
            .Select(i => ControlMeasure < 0 ? i : ControlMeasure * Columns + i % Columns)];
    }

    /// <summary>The index of S_tot, whose integrand serves the others as control variable; −1 where it is not measured.</summary>
    public int ControlMeasure { get; }

    /// <summary>A column for every node, and last the sum over all.</summary>
    public int Columns => nodes.Length + 1;

    public Moments None => Moments.Empty(control);

    /// <summary>The moments of one block: columns of the first measure, then of the next.</summary>
    public Moments Run(long block)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(subject.Seed, purpose, block, subject.Device);
        var x = subject.Draw(Size, generator);
        var values = new List<Tensor>();
        Tensor? z = null;
        for (var k = 0; k < nodes.Length; k++)
        {
            if (k % 2 == 0) z = subject.Noise(Size, generator);
            values.Add(evaluators[k].Integrands(x, z!, Sign(k)));
        }
        var g = stack(values, 1);
        var all = cat([g, (g * weights).sum(1, keepdim: true)], 1);
        var mean = all.mean([2], keepdim: true);
        var deviation = all - mean;
        var controlled = ControlMeasure < 0 ? deviation : deviation.narrow(0, ControlMeasure, 1);
        var moments = new Moments(Size, Numbers(mean),
            Numbers((deviation * deviation).sum(2)), Numbers((deviation * controlled).sum(2)), control);
        if (Array.FindIndex(moments.SquaredDeviations, v => !double.IsFinite(v)) is >= 0 and var bad)
            throw NotFinite(block, bad / Columns, bad % Columns);
        return moments;
    }

    public void Dispose()
    {
        foreach (var evaluator in evaluators) evaluator.Dispose();
        weights.Dispose();
    }

    private static int Sign(int node) => node % 2 == 0 ? 1 : -1;

    private static double[] Numbers(Tensor tensor) => tensor.contiguous().cpu().data<double>().ToArray();

    // Draws the block again, up to the node that failed.
    private NecException NotFinite(long block, int measure, int node)
    {
        node = Math.Min(node, nodes.Length - 1);
        using var generator = RandomStream.Generator(subject.Seed, purpose, block, subject.Device);
        var x = subject.Draw(Size, generator);
        Tensor? z = null;
        for (var k = 0; k <= node; k += 2) z = subject.Noise(Size, generator);
        return Diagnosis.Of(subject, evaluators[node], x, z!, Sign(node), measure, node, block * Size);
    }
}
