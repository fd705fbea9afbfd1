namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// A column whose control variable c was also seen on more points (double sampling; Cochran 1977, section 12.6): with the means v_r, c_r of every
/// shift r, those f_r of c on the further points, and β the slope of v on c over the shifts,
/// <code>
/// w_r = v_r − β (c_r − f_r),   variance of their mean   [Var(v − β c) (R − 1)/(R − 2) + β² Var f]/R
/// </code>
/// For c itself β is 1, and the further points alone are left; without them w_r = v_r.
/// </summary>
/// <param name="Values">w_r</param>
/// <param name="Residual">The part of the squared standard error that only more of the points lower.</param>
/// <param name="Shared">The part that more control points lower.</param>
internal readonly record struct Regression(double[] Values, double Residual, double Shared)
{
    public double Value => Values.Average();

    public double StandardError => Math.Sqrt(Residual + Shared);

    /// <param name="v">The column's means, one for each shift.</param>
    /// <param name="c">Its control variable's.</param>
    /// <param name="f">The control variable's on the further points; null where there are none.</param>
    public static Regression Of(double[] v, double[] c, double[]? f) => Of(v, c, f, Slope(v, c, f));

    /// <summary>The same with the β of another column: of the whole for its parts, which then add up to it.</summary>
    public static Regression Of(double[] v, double[] c, double[]? f, double β)
    {
        var R = v.Length;
        if (β == 0) return new Regression(v, Covariance(v, v) / R, 0);
        double[] rest = [.. v.Zip(c, (a, b) => a - β * b)];
        return new Regression([.. rest.Zip(f!, (a, b) => a + β * b)], Covariance(rest, rest) * (R - 1) / (R - 2) / R, β * β * Covariance(f!, f!) / R);
    }

    /// <summary>β; 0 where there are no further points.</summary>
    public static double Slope(double[] v, double[] c, double[]? f) =>
        f is not null && Covariance(c, c) is > 0 and var variance ? Covariance(v, c) / variance : 0;

    private static double Covariance(double[] a, double[] b)
    {
        var (ā, b̄) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - ā) * (y - b̄)).Sum() / (a.Length - 1);
    }
}
