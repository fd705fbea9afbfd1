namespace NeuralEntropy.Compiler.Algebra;

/// <summary>Functions of one number that <see cref="Math"/> lacks, to near machine precision.</summary>
internal static class SpecialFunctions
{
    private const double SeriesLimit = 2.5;

    /// <summary>Kahan: (u − 1) x / ln u with u = eˣ; the rounding error of u cancels.</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1) return x;
        return Math.Abs(x) > 1 ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>Kahan: x ln u / (u − 1) with u = 1 + x.</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (u == 1) return x;
        return double.IsFinite(u) && u > 0 ? Math.Log(u) * (x / (u - 1)) : Math.Log(u);
    }

    /// <summary>Unlike <see cref="Math.Sign(double)"/>, not a number for what is not a number.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double Erf(double x) => Math.Abs(x) < SeriesLimit ? Series(x) : Math.Sign(x) * (1 - Tail(Math.Abs(x)));

    public static double Erfc(double x) => x < 0.5 ? 1 - Erf(x) : Tail(x);

    public static double Dot(IReadOnlyList<double> u)
    {
        var (half, sum) = (u.Count / 2, 0.0);
        for (var i = 0; i < half; i++) sum += u[i] * u[half + i];
        return sum;
    }

    /// <summary>erf x = 2/√π e^{−x²} Σ 2ⁿ x^{2n+1} / (2n+1)!!; all terms have one sign.</summary>
    private static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++) sum += term *= 2 * x * x / (2 * n + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc x for x &gt; 0: e^{−x²}/√π times Laplace's continued fraction 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), from far enough inside.</summary>
    private static double Tail(double x)
    {
        if (x < 1) return 1 - Series(x);
        var fraction = x;
        for (var k = 40 + (int)(400 / (x * x)); k > 0; k--) fraction = x + k / 2.0 / fraction;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
