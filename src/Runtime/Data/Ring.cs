using System.Collections.Immutable;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>x = R (cos θ, sin θ) + s z, θ uniform on [0, 2π], z standard normal in the plane.</summary>
[Term("ring", "a circle in the plane, blurred")]
public sealed class Ring : DataDistribution
{
    /// <param name="radius">R</param>
    /// <param name="deviation">s</param>
    public Ring(
        [Argument("the circle's radius, in the units of x", Above = 0)] double radius,
        [Argument("the standard deviation of both components about the circle, in the units of x", Above = 0)] double deviation)
    {
        if (!(radius > 0 && double.IsFinite(radius))) throw DataFaults.OutOfRange("radius", "positive and finite", radius);
        if (!(deviation > 0 && double.IsFinite(deviation))) throw DataFaults.OutOfRange("deviation", "positive and finite", deviation);
        (Radius, Deviation) = (radius, deviation);
    }

    public double Radius { get; }

    public double Deviation { get; }

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => [0, 0];

    /// <summary>(R²/2 + s²) I.</summary>
    public override double[,] CovarianceMatrix()
    {
        var variance = Radius * Radius / 2 + Deviation * Deviation;
        return new[,] { { variance, 0 }, { 0, variance } };
    }

    /// <inheritdoc/>
    public override int Coordinates => 3;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        var θ = u.select(0, 0) * (2 * Math.PI);
        var z = Quantiles.Normal(u.narrow(0, 1, 2)).t();
        return z.mul_(Deviation).add_(stack([θ.cos(), θ.sin()], 1), Radius).MoveToOuterDisposeScope();
    }
}
