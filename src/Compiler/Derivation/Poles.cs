namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Closes in on what grows without bound between the times of a grid.</summary>
internal static class Poles
{
    private const int Halvings = 40;
    private const int GoldenSteps = 50;

    /// <summary>|t − t₀|^−p grows by 100^p on a hundredth of the way; what grows by less than this can be integrated.</summary>
    private const double PoleGrowth = 30;

    private static readonly double golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>A change of sign that grows while it is closed in on; null where it goes through 0.</summary>
    public static double? AtChangeOfSign(Curve curve, double a, double b)
    {
        var size = Math.Max(Math.Abs(curve.At(a)), Math.Abs(curve.At(b)));
        for (var k = 0; k < Halvings; k++)
        {
            var middle = 0.5 * (a + b);
            if (!double.IsFinite(curve.At(middle))) return middle;
            if (curve.At(a) * curve.At(middle) < 0) b = middle;
            else a = middle;
        }
        return Math.Min(Math.Abs(curve.At(a)), Math.Abs(curve.At(b))) > 1e3 * size ? 0.5 * (a + b) : null;
    }

    /// <summary>A greatest size that goes on growing, whatever is in its place by rounding; null at a peak, however sharp.</summary>
    public static double? AtPeak(Curve curve, double a, double b)
    {
        var reach = b - a;
        double Size(double t) => Math.Abs(curve.At(t)) is var size && double.IsNaN(size) ? double.PositiveInfinity : size;
        var (left, right) = (b - golden * (b - a), a + golden * (b - a));
        var (atLeft, atRight) = (Size(left), Size(right));
        for (var k = 0; k < GoldenSteps; k++)
        {
            if (atLeft > atRight)
            {
                (b, right, atRight) = (right, left, atLeft);
                atLeft = Size(left = b - golden * (b - a));
            }
            else
            {
                (a, left, atLeft) = (left, right, atRight);
                atRight = Size(right = a + golden * (b - a));
            }
        }
        var top = 0.5 * (a + b);
        double[] approaching = [.. new[] { 1e-2, 1e-4, 1e-6 }.Select(share => Math.Min(Size(top - share * reach), Size(top + share * reach)))];
        return approaching.Zip(approaching.Skip(1)).All(sizes => sizes.Second > PoleGrowth * sizes.First) ? top : null;
    }
}
