namespace NeuralEntropy.Runtime;

/// <summary>
/// erf, erfc and the inverse of erf of one number, to a few units in the last place. Below 1/2 the Maclaurin series; above it the trapezoidal rule for
/// erfc(x) = (2x/π) e^{−x²} ∫₀^∞ e^{−s²}/(s² + x²) ds, whose error is e^{−π²/h²} once the poles at ±ix are taken out
/// (Chiarella and Reichel 1968, eq. 2.7).
/// </summary>
internal static class ErrorFunction
{
    private const double H = 0.5;

    private static readonly double[] Gaussian = [.. Enumerable.Range(1, 13).Select(n => Math.Exp(-n * n * H * H))];

    public static double Erf(double x) => Math.Abs(x) < 0.5 ? Series(x) : x > 0 ? 1 - Tail(x) : x < 0 ? Tail(-x) - 1 : x;

    public static double Erfc(double x) => x >= 0.5 ? Tail(x) : x > -0.5 ? 1 - Series(x) : x < 0 ? 2 - Tail(-x) : x;

    /// <summary>erf⁻¹: Winitzki's approximation (2008), then Halley's steps, on erfc where 1 − |u| has the digits.</summary>
    public static double Inverse(double u)
    {
        const double A = 0.147;
        var size = Math.Abs(u);
        if (!(size < 1)) return size == 1 ? u * double.PositiveInfinity : double.NaN;
        var log = Elementary.Log1p(-u * u);
        var s = 2 / (Math.PI * A) + log / 2;
        var x = Math.Sqrt(Math.Sqrt(s * s - log / A) - s);
        for (var i = 0; i < 3; i++)
        {
            var error = size < 0.5 ? Erf(x) - size : 1 - size - Erfc(x);
            var step = error * Math.Sqrt(Math.PI) / 2 * Math.Exp(x * x);
            x -= step / (1 + x * step);
        }
        return Math.CopySign(x, u);
    }

    private static double Series(double x)
    {
        var (square, power, sum) = (x * x, x, x);
        for (var n = 1; n < 24; n++)
        {
            power *= -square / n;
            sum += power / (2 * n + 1);
        }
        return sum * 2 / Math.Sqrt(Math.PI);
    }

    private static double Tail(double x)
    {
        if (x > 27.3) return 0;
        var square = x * x;
        var sum = 0.0;
        for (var n = Gaussian.Length; n >= 1; n--) sum += Gaussian[n - 1] / (n * n * H * H + square);
        // The rounding error of x² is given back, or it would be the relative error of the exponential.
        var gaussian = Math.Exp(-square) * Math.Exp(-Math.FusedMultiplyAdd(x, x, -square));
        var value = 2 * H * x / Math.PI * gaussian * (0.5 / square + sum);
        return x < Math.PI / H ? value + 2 / (1 - Math.Exp(2 * Math.PI * x / H)) : value;
    }
}
