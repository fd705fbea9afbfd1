using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = N(m, s₀² I), so p_t = N(μ m, V I) with V = μ² s₀² + Σ² and ∇log p_t(y) = (μ m − y)/V.</summary>
[Term("normal", "a normal distribution with equal, independent components")]
public sealed class Normal : DataDistribution
{
    /// <param name="mean">m</param>
    /// <param name="deviation">s₀</param>
    public Normal(
        [Argument("the mean; its length is the dimension of x")] ImmutableArray<double> mean,
        [Argument("the standard deviation of every component, in the units of x", Above = 0)] double deviation)
    {
        if (mean.IsDefaultOrEmpty)
            throw new ArgumentException("a normal distribution needs a mean of at least one component, and got none", nameof(mean));
        if (mean.Any(m => !double.IsFinite(m))) throw new ArgumentException("a mean must be finite", nameof(mean));
        if (!(deviation > 0 && double.IsFinite(deviation)))
            throw new ArgumentException($"a deviation must be positive and finite, and is {deviation:R}", nameof(deviation));
        (Mean, Deviation) = (mean, deviation);
    }

    public ImmutableArray<double> Mean { get; }

    public double Deviation { get; }

    /// <inheritdoc/>
    public override int Dimension => Mean.Length;

    /// <inheritdoc/>
    public override Tensor Sample(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        var z = randn([count, Dimension], dtype: float64, device: generator.device, generator: generator);
        return z.mul_(Deviation).add_(tensor(Mean.ToArray(), dtype: float64, device: generator.device)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Field ScoreAt(Kernel kernel, Device device) => new NormalScore(this, kernel, device);

    /// <inheritdoc/>
    public override Tensor LogDensity(Tensor y, Kernel kernel) => new Mixture([1.0], [this]).LogDensity(y, kernel);

    private sealed class NormalScore(Normal normal, Kernel kernel, Device device) : Field
    {
        private readonly double precision = 1 / normal.Variance(kernel);

        private readonly Tensor shift = (tensor(normal.Mean.ToArray(), dtype: float64, device: device) * (kernel.MeanScale / normal.Variance(kernel)))
            .DetachFromDisposeScope();

        public override Tensor Evaluate(Tensor x) => (x * -precision).add_(shift);

        public override void Dispose()
        {
            shift.Dispose();
            base.Dispose();
        }
    }

    /// <summary>V(t).</summary>
    internal double Variance(Kernel kernel) => Square(kernel.MeanScale * Deviation) + Square(kernel.StandardDeviation);

    private static double Square(double x) => x * x;
}
