using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The integrands of some measures at one time, of any data points: everything that depends on t alone is computed here, once.</summary>
internal sealed class Evaluator : IDisposable
{
    private readonly ImmutableArray<TimeIntegral> measures;
    private readonly Field? entropy;
    private readonly Field? score;

    public Evaluator(ImmutableArray<TimeIntegral> measures, DataDistribution data, Network? network, Kernel kernel, Device device)
    {
        using var guard = no_grad();
        (this.measures, Kernel) = (measures, kernel);
        entropy = measures.Any(m => m.NeedsNetwork) ? network?.EntropyAt(kernel) : null;
        score = measures.Any(m => m.UsesScore) ? data.ScoreAt(kernel, device) : null;
    }

    public Kernel Kernel { get; }

    /// <summary>y = M x + d + R z and the fields there.</summary>
    public Sample SampleAt(Tensor x, Tensor z, double sign)
    {
        var y = Kernel.Carry(x, z, sign);
        return SampleAt(y, sign > 0 ? z : -z);
    }

    /// <summary>g of every measure and data point.</summary>
    /// <returns>[M, B]</returns>
    public Tensor Integrands(Tensor x, Tensor z, double sign)
    {
        using var scope = NewDisposeScope();
        return Integrands(SampleAt(x, z, sign)).MoveToOuterDisposeScope();
    }

    /// <summary>g of every measure at some states, whatever data and noise led there: of measures that are functions of y alone.</summary>
    /// <returns>[M, B]</returns>
    public Tensor IntegrandsAt(Tensor y)
    {
        using var scope = NewDisposeScope();
        return Integrands(SampleAt(y, zeros_like(y))).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        entropy?.Dispose();
        score?.Dispose();
    }

    private Sample SampleAt(Tensor y, Tensor noise) =>
        new(Kernel, y, noise, entropy?.Evaluate(y), score is null ? null : Kernel.Ideal(score.Evaluate(y), y));

    private Tensor Integrands(Sample sample) => stack([.. measures.Select(m => m.Integrand(in sample))], 0);
}
