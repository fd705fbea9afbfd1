namespace NeuralEntropy.Compiler.Derivation;

/// <summary>∫ f from a to b by Gauss and Kronrod's 7 and 15 points, halving the interval where the two disagree.</summary>
internal static class Quadrature
{
    /// <summary>Of the difference of the two rules, which is about the square root of the better one's error.</summary>
    private const double Tolerance = 1e-9;
    private const int GreatestDepth = 30;

    private static readonly double[] nodes =
    [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
        0.741531185599394439863864773280788, 0.586087235467691130294144691693480, 0.405845151377397166906606412076961,
        0.207784955007898467600689403773245, 0,
    ];

    private static readonly double[] kronrod =
    [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
        0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
        0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ];

    /// <summary>0 at the nodes that only Kronrod's rule has.</summary>
    private static readonly double[] gauss =
    [
        0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780,
        0, 0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327,
    ];

    /// <param name="scale">The size of what the integral is added to, whose digits alone matter.</param>
    public static double Integrate(Func<double, double> f, double a, double b, double scale = 0) => Integrate(f, a, b, GreatestDepth, scale);

    private static double Integrate(Func<double, double> f, double a, double b, int depth, double scale)
    {
        var (fine, coarse) = Rule(f, a, b);
        scale = Math.Max(scale, Math.Abs(fine));
        if (depth == 0 || !double.IsFinite(fine) || Math.Abs(fine - coarse) <= Tolerance * scale) return fine;
        var middle = 0.5 * (a + b);
        return Integrate(f, a, middle, depth - 1, scale) + Integrate(f, middle, b, depth - 1, scale);
    }

    private static (double Fine, double Coarse) Rule(Func<double, double> f, double a, double b)
    {
        var (centre, half, fine, coarse) = (0.5 * (a + b), 0.5 * (b - a), 0.0, 0.0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var value = nodes[i] == 0 ? f(centre) : f(centre - half * nodes[i]) + f(centre + half * nodes[i]);
            fine += kronrod[i] * value;
            coarse += gauss[i] * value;
        }
        return (half * fine, half * coarse);
    }
}
