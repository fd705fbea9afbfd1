using System.Collections.Immutable;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// x = R θ/(9π/2) (cos θ, sin θ) + s z, θ uniform on [3π/2, 9π/2], z standard normal in the plane: a turn and a half of Archimedes' spiral,
/// from R/3 out to R.
/// </summary>
[Term("swiss_roll", "a spiral in the plane, blurred")]
public sealed class SwissRoll : DataDistribution
{
    private const double First = 1.5 * Math.PI;
    private const double Last = 4.5 * Math.PI;

    /// <param name="deviation">s</param>
    /// <param name="radius">R</param>
    public SwissRoll(
        [Argument("the standard deviation of both components about the spiral, in the units of x", Above = 0)] double deviation,
        [Argument("the distance of the spiral's outer end from the origin, in the units of x", Above = 0)] double radius = 1)
    {
        if (!(deviation > 0 && double.IsFinite(deviation))) throw DataFaults.OutOfRange("deviation", "positive and finite", deviation);
        if (!(radius > 0 && double.IsFinite(radius))) throw DataFaults.OutOfRange("radius", "positive and finite", radius);
        (Deviation, Radius) = (deviation, radius);
    }

    public double Deviation { get; }

    public double Radius { get; }

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <summary>k (2, 2/3π), k = R/(9π/2).</summary>
    public override ImmutableArray<double> Mean => [2 * Radius / Last, 2 / (3 * Math.PI) * Radius / Last];

    /// <summary>E x xᵀ = k² [39π²/8 − ¼, 3π/2; 3π/2, 39π²/8 + ¼] + s² I, from E θ² = 39π²/4, E θ² cos 2θ = −½ and E θ² sin 2θ = 3π.</summary>
    public override double[,] CovarianceMatrix()
    {
        var (k2, s2, θ2) = (Radius / Last * (Radius / Last), Deviation * Deviation, 39 * Math.PI * Math.PI / 8);
        var (m, n) = (Mean[0], Mean[1]);
        var cross = 1.5 * Math.PI * k2 - m * n;
        return new[,] { { k2 * (θ2 - 0.25) + s2 - m * m, cross }, { cross, k2 * (θ2 + 0.25) + s2 - n * n } };
    }

    /// <inheritdoc/>
    public override int Coordinates => 3;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        var θ = (u.select(0, 0) * (Last - First)).add_(First);
        var z = Quantiles.Normal(u.narrow(0, 1, 2)).t();
        return z.mul_(Deviation).add_(stack([θ * θ.cos(), θ * θ.sin()], 1), Radius / Last).MoveToOuterDisposeScope();
    }
}
