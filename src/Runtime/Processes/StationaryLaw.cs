using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>N(m, C) to which a linear process with frozen coefficients tends: A m + c = 0 and A C + C Aᵀ + diag σ² = 0.</summary>
/// <param name="Mean">m</param>
/// <param name="Covariance">C</param>
public sealed record StationaryLaw(double[] Mean, double[,] Covariance)
{
    // By then a mean that is left has shrunk, or never will.
    private const int Doublings = 64;
    private const double Forgotten = 1e-30;

    /// <returns>Null where A is not stable, so that there is none, or where C is singular.</returns>
    public static StationaryLaw? Of(LinearCoefficients coefficients)
    {
        if (!(coefficients.Rate > 0)) return null;
        var moments = coefficients.MomentsAfter(1 / coefficients.Rate);
        for (var i = 0; i < Doublings && moments.Mean.Entries().All(double.IsFinite); i++)
        {
            if (moments.Mean.Entries().All(m => Math.Abs(m) < Forgotten))
                return Cholesky.Of(moments.Covariance) is null ? null : new(moments.Offset, moments.Covariance);
            moments = moments.Then(moments);
        }
        return null;
    }
}
