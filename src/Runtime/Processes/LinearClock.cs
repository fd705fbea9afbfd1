namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// The time at which u of a linear process has a value, where every u is a decomposition of matrices and <see cref="LogSnrClock"/>'s bisections would take
/// seconds: a table of u in s = ln((t − t₀)/(t₁ − t₀)) brackets it, and regula falsi by the Illinois rule (Dowell and Jarratt 1971) closes the bracket in some
/// five steps. Safe to use from several threads.
/// </summary>
internal sealed class LinearClock(Func<double, double> u, Interval time)
{
    private const double Resolution = 1e-13;
    private const int MostSteps = 200;

    // Far below, u is linear in s.
    private static readonly double[] Grid = [-700, .. Enumerable.Range(-180, 160).Select(s => (double)s), .. Enumerable.Range(0, 401).Select(k => -20 + 0.05 * k)];

    private readonly Lazy<double[]> table = new(() => [.. Grid.Select(s => u(Time(s, time)))]);

    /// <returns>The interval's ends where the value lies beyond theirs.</returns>
    public double TimeOf(double value)
    {
        var known = table.Value;
        var upper = Array.FindIndex(known, x => x >= value);
        if (upper < 0) return Time(0, time);
        if (upper == 0) return Time(Grid[0], time);
        var (a, b, fa, fb) = (Grid[upper - 1], Grid[upper], known[upper - 1] - value, known[upper] - value);
        var (middle, side) = (b, 0);
        for (var step = 0; step < MostSteps; step++)
        {
            middle = double.IsFinite(fa) && step % 8 != 7 ? b - fb * (b - a) / (fb - fa) : (a + b) / 2;
            var f = u(Time(middle, time)) - value;
            if (Math.Abs(f) <= Resolution * Math.Max(1, Math.Abs(value)) || middle == a || middle == b) break;
            // An end that stays twice has its value halved, so that the next step is drawn to its side.
            if (f < 0) (a, fa, fb, side) = (middle, f, side < 0 ? fb / 2 : fb, -1);
            else (b, fb, fa, side) = (middle, f, side > 0 ? fa / 2 : fa, 1);
        }
        return Time(middle, time);
    }

    private static double Time(double s, Interval time) => time.Start + time.Length * Math.Exp(s);
}
