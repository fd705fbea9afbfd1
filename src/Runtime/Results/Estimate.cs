namespace NeuralEntropy.Runtime.Results;

/// <summary>A number with its error bars.</summary>
/// <param name="Units">Data points, paths or whatever was drawn.</param>
/// <param name="Evaluations">Evaluations of the integrand: data points times nodes.</param>
/// <param name="QuadratureError">Of the integral over time, beside the standard error.</param>
public sealed record Estimate(double Value, double StandardError, long Units, long Evaluations, double QuadratureError)
{
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>Independent estimates of the value, from whose differences the standard error comes; 0 where it comes from the units.</summary>
    public int Replicates { get; init; }

    /// <summary>
    /// 95 %: as many standard errors to both sides as Student's distribution says of so many replicates, and twice the quadrature's error, for that
    /// is itself an estimate, in the root of the sum of squares.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            var reach = Math.Sqrt(Math.Pow(IntervalFactor(Replicates) * StandardError, 2) + Math.Pow(2 * QuadratureError, 2));
            return (Value - reach, Value + reach);
        }
    }

    /// <summary>How many standard errors of so many replicates, 0 for many units, a 95 % interval reaches to both sides.</summary>
    /// <param name="count">Of intervals that are all to hold with 95 %: each is then one of 1 − 5 %/count (Bonferroni).</param>
    public static double IntervalFactor(int replicates, int count = 1)
    {
        var z = count == 1 ? NormalQuantile : Math.Sqrt(2) * ErrorFunction.Inverse(1 - 0.05 / count);
        return replicates == 0 ? z : StudentQuantile(z, replicates - 1);
    }

    /// <summary>The quantile with ν degrees of freedom at the normal one z, by Cornish and Fisher's expansion: to 1e-4 from ν = 8 on at 97.5 %.</summary>
    private static double StudentQuantile(double z, int ν)
    {
        var z3 = z * z * z;
        var (z5, z7) = (z3 * z * z, z3 * z * z * z * z);
        return z + (z3 + z) / (4.0 * ν) + (5 * z5 + 16 * z3 + 3 * z) / (96.0 * ν * ν) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384.0 * ν * ν * ν);
    }

    /// <summary>|standard error / value|; 0 where both are 0.</summary>
    public double RelativeError => StandardError == 0 ? 0 : StandardError / Math.Abs(Value);
}
