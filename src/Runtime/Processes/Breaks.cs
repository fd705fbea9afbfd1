namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// Where a <see cref="Staircase"/> of a function of time has its steps: the times at which u(t) K is a whole number from 1 to K − 1. Integrals are cut there.
/// </summary>
public static class Breaks
{
    // Between two of these times u is taken to be monotone.
    private const int Cells = 512;
    private const int Most = 2 * Staircase.MostItems;
    private const int Iterations = 200;

    /// <param name="count">K.</param>
    /// <param name="argument">u, at times of the interval.</param>
    /// <returns>Rising, all inside the interval.</returns>
    public static double[] Of(double count, Func<double, double> argument, Interval interval)
    {
        var (found, t) = (new List<double>(), interval.Start);
        var place = argument(t) * count;
        for (var cell = 1; cell <= Cells && found.Count < Most; cell++)
        {
            var next = interval.Start + interval.Length * cell / Cells;
            var end = argument(next) * count;
            var (low, high) = (Math.Max(Math.Ceiling(Math.Min(place, end)), 1), Math.Min(Math.Floor(Math.Max(place, end)), count - 1));
            // What stays at a step's end does not pass it.
            for (var j = low; place != end && j <= high && found.Count < Most; j++)
                found.Add(Crossing(s => argument(s) * count - j, (t, place - j), (next, end - j)));
            (t, place) = (next, end);
        }
        return [.. found.Where(b => b > interval.Start && b < interval.End).Distinct().Order()];
    }

    /// <summary>Where a condition changes over that compares two functions of time.</summary>
    /// <param name="difference">Of the two, at times of the interval.</param>
    /// <returns>Rising, all inside the interval.</returns>
    public static double[] OfSign(Func<double, double> difference, Interval interval)
    {
        (double T, double F)[] places = [.. Enumerable.Range(0, Cells + 1).Select(cell => interval.Start + interval.Length * cell / Cells).Select(t => (t, difference(t)))];
        var changes = places.Zip(places.Skip(1)).Where(cell => cell.First.F < 0 != cell.Second.F < 0).Select(cell => Crossing(difference, cell.First, cell.Second));
        return [.. changes.Where(b => b > interval.Start && b < interval.End)];
    }

    /// <summary>Where f changes its sign, by the false position with halved weights (Illinois).</summary>
    private static double Crossing(Func<double, double> f, (double T, double F) a, (double T, double F) b)
    {
        for (var i = 0; i < Iterations && a.F != 0 && b.F != 0 && Math.BitIncrement(a.T) < b.T; i++)
        {
            // Every third is a halving, so that a kink cannot hold it up.
            var t = i % 3 == 2 || !double.IsFinite(a.F) || !double.IsFinite(b.F) ? a.T + (b.T - a.T) / 2 : Math.Clamp(a.T - a.F * (b.T - a.T) / (b.F - a.F), Math.BitIncrement(a.T), Math.BitDecrement(b.T));
            var value = f(t);
            if (value < 0 == a.F < 0) (a, b.F) = ((t, value), b.F / 2);
            else (b, a.F) = ((t, value), a.F / 2);
        }
        return a.F == 0 ? a.T : b.T;
    }
}
