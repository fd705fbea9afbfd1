using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>A function of estimates that share their randomisations: the <see cref="Jackknife"/> over these takes its bias away and tells its error.</summary>
internal static class Composition
{
    // Below it numbers are rounding errors of zero.
    private const double Nothing = 1e-12;

    /// <summary>a/b; not a number where b is 0.</summary>
    public static double Ratio(double a, double b) => b > Nothing ? a / b : double.NaN;

    /// <param name="θ">Of the values of the parts.</param>
    public static Estimate Of(IReadOnlyList<MeasureResult> parts, Func<double[], double> θ)
    {
        var total = Regression.Of(Jackknife.PseudoValues(θ, [.. parts.Select(p => p.Shifts.ToArray())]), [], null);
        double[] values = [.. parts.Select(p => p.Estimate.Value)];
        var quadrature = parts.Select((p, j) => Math.Abs(θ([.. values.Select((v, i) => i == j ? v + p.Estimate.QuadratureError : v)]) - θ(values))).Sum();
        var units = parts.Min(p => p.Estimate.Units);
        return new Estimate(total.Value, total.StandardError, units, parts.Max(p => p.Estimate.Evaluations), quadrature) { Replicates = Draws.Shifts };
    }
}
