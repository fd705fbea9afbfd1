using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = Π_d 1/(b_d − a_d) on a_d ≤ x_d ≤ b_d. Its components are independent, so p_t is a product too (<see cref="UniformScore"/>).</summary>
[Term("uniform", "equally likely everywhere in a box")]
public sealed class Uniform : DataDistribution
{
    /// <param name="low">a</param>
    /// <param name="high">b</param>
    public Uniform(
        [Argument("the lower end of every component, in the units of x")] ImmutableArray<double> low,
        [Argument("the upper end of every component, in the units of x")] ImmutableArray<double> high)
    {
        if (low.IsDefaultOrEmpty) throw DataFaults.Nothing("low");
        if (high.IsDefaultOrEmpty) throw DataFaults.Nothing("high");
        if (high.Length != low.Length) throw DataFaults.LengthsDiffer("high", high.Length, "low", low.Length);
        for (var d = 0; d < low.Length; d++)
        {
            if (!double.IsFinite(low[d])) throw DataFaults.OutOfRange("low", "finite", low[d]);
            if (!double.IsFinite(high[d])) throw DataFaults.OutOfRange("high", "finite", high[d]);
            if (!(high[d] > low[d])) throw DataFaults.EmptyBox(d + 1, low[d], high[d]);
        }
        (Low, High) = (low, high);
    }

    public ImmutableArray<double> Low { get; }

    public ImmutableArray<double> High { get; }

    /// <inheritdoc/>
    public override int Dimension => Low.Length;

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => [.. Low.Zip(High, (a, b) => a / 2 + b / 2)];

    /// <inheritdoc/>
    public override double[,] CovarianceMatrix()
    {
        var covariance = new double[Dimension, Dimension];
        for (var d = 0; d < Dimension; d++) covariance[d, d] = (High[d] - Low[d]) * (High[d] - Low[d]) / 12;
        return covariance;
    }

    /// <inheritdoc/>
    public override bool HasScore => true;

    /// <summary>A box where no component enters another; where one is turned round, its ends change places.</summary>
    public override DataDistribution Mapped(AffineMap map)
    {
        if (!map.IsDiagonal) return base.Mapped(map);
        var (a, b) = (map.Of(Low), map.Of(High));
        return new Uniform([.. a.Zip(b, Math.Min)], [.. a.Zip(b, Math.Max)]);
    }

    /// <inheritdoc/>
    public override Uniform Marginal(int start, int length) => new(Low.Slice(start, length), High.Slice(start, length));

    /// <inheritdoc/>
    public override int Coordinates => Dimension;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        var width = tensor(Low.Zip(High, (a, b) => b - a).ToArray(), dtype: float64, device: u.device);
        return (u.t() * width).add_(tensor(Low.ToArray(), dtype: float64, device: u.device)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected internal override Field CentredScoreAt(IsotropicKernel kernel, Device device) => new UniformScore(this, kernel, device);

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel)
    {
        using var scope = NewDisposeScope();
        if (kernel.StandardDeviation == 0) return Indicator(y / kernel.MeanScale).log().sub_(Low.Zip(High, (a, b) => Math.Log(kernel.MeanScale * (b - a))).Sum()).MoveToOuterDisposeScope();
        using var density = new UniformScore(this, kernel, y.device);
        return density.LogDensity(y).MoveToOuterDisposeScope();
    }

    /// <summary>1 inside, 0 outside.</summary>
    private Tensor Indicator(Tensor x)
    {
        var (low, high) = (tensor(Low.ToArray(), dtype: float64, device: x.device), tensor(High.ToArray(), dtype: float64, device: x.device));
        return x.ge(low).logical_and(x.le(high)).all(1).to(float64);
    }
}
