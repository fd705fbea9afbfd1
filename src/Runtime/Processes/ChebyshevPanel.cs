namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// ∫_a^t f for t in [a, b], from f at the 20 Chebyshev points of the panel: the interpolant's coefficients c_k are integrated term by term,
/// C_k = (b − a)/2 · (c_{k−1} − c_{k+1})/2k, and summed by Clenshaw's recurrence.
/// </summary>
internal sealed class ChebyshevPanel
{
    public const int Count = 20;

    private static readonly double[] Points = [.. Enumerable.Range(0, Count).Select(i => Math.Cos(Math.PI * (i + 0.5) / Count))];

    private readonly double[] integral = new double[Count + 1];

    /// <param name="values">f at <see cref="Nodes"/>.</param>
    public ChebyshevPanel(double start, double end, ReadOnlySpan<double> values)
    {
        (Start, End) = (start, end);
        var c = new double[Count + 2];
        for (var k = 0; k < Count; k++)
        {
            for (var i = 0; i < Count; i++) c[k] += values[i] * Math.Cos(Math.PI * k * (i + 0.5) / Count);
            c[k] *= 2.0 / Count;
        }
        for (var k = 1; k <= Count; k++) integral[k] = (end - start) / 2 * (c[k - 1] - c[k + 1]) / (2 * k);
        for (var k = 1; k <= Count; k++) integral[0] += k % 2 == 1 ? integral[k] : -integral[k];
        Total = integral.Sum();
        Error = (Math.Abs(c[Count - 1]) + Math.Abs(c[Count - 2])) * (end - start) / 2;
    }

    public double Start { get; }

    public double End { get; }

    /// <summary>∫_a^b f.</summary>
    public double Total { get; }

    /// <summary>What the last two coefficients of the interpolant say of its error, times the panel's length.</summary>
    public double Error { get; }

    /// <summary>The integral up to the panel's start.</summary>
    public double Before { get; set; }

    public static IEnumerable<double> Nodes(double start, double end) => Points.Select(x => start + (end - start) * (1 + x) / 2);

    public double At(double t)
    {
        var x = (2 * t - Start - End) / (End - Start);
        var (b1, b2) = (0.0, 0.0);
        for (var k = Count; k >= 1; k--) (b1, b2) = (integral[k] + 2 * x * b1 - b2, b1);
        return Before + integral[0] + x * b1 - b2;
    }
}
