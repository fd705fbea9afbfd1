using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// Whether exp(−Δs) has a variance. With a constant p_eq = N(c, v I), Δs = ln p_0/p_eq (y_0) − ln p_T/p_eq (y_T), and of data whose widest component has the variance s² in every direction,
/// E exp(−2Δs) is an integral over exp(½ (y_0, y_T)ᵀ A (y_0, y_T)) with
/// <code>
/// A = ( 1/s² − 2/v − μ²/Σ²        μ/Σ²          )      V = μ² s² + Σ²
///     (        μ/Σ²        2/v − 2/V − 1/Σ²     )
/// </code>
/// finite where A is negative definite. Of a long process that is s² > v/2: the data must not be narrower than that.
/// </summary>
internal static class FluctuationVariance
{
    /// <returns>Null where no closed form tells.</returns>
    public static bool? IsInfinite(Conditions given)
    {
        var time = given.Process.Time;
        if (given.Process.At([time.Start, (time.Start + time.End) / 2, time.End]) is not IsotropicKernel[] kernels || given.Data.Normals is not { } data) return null;
        var precision = kernels[0].EquilibriumPrecision;
        var isConstant = precision > 0 && kernels.All(k => Math.Abs(k.EquilibriumPrecision / precision - 1) < 1e-9);
        if (!isConstant || data.Components.Any(c => !c.Covariance.IsIsotropic)) return null;
        var (start, end) = (kernels[0], kernels[^1]);
        var s2 = data.Components.Max(c => c.Variance(start));
        var μ = end.MeanScale / start.MeanScale;
        var Σ2 = Square(end.StandardDeviation) - Square(μ * start.StandardDeviation);
        var (first, last, coupling) = (1 / s2 - 2 * precision - μ * μ / Σ2, 2 * precision - 2 / (μ * μ * s2 + Σ2) - 1 / Σ2, μ / Σ2);
        return !(first < 0 && first * last > coupling * coupling);
    }

    private static double Square(double x) => x * x;
}
