namespace NeuralEntropy.Runtime.Data;

/// <summary>How far apart the values of a table are that are all multiples of some step from each other, as those of images and of rounded numbers are.</summary>
internal static class ValueSpacing
{
    // Of rows that are looked at, and of numbers for each value that occurs: fewer are no evidence.
    private const int MostRows = 1024;
    private const int FewestRows = 64;
    private const int NumbersPerValue = 4;

    // In steps: single precision leaves some 1e-5 of k/255, and more where the step itself is a difference of such.
    private const double Tolerance = 0.02;

    /// <returns>The step of all components, or the least one where each has its own, in the units of x; null where there is no step. Components of one value alone say nothing.</returns>
    public static double? Of(PointTable table)
    {
        var rows = Math.Min(table.Count, MostRows);
        if (rows < FewestRows) return null;
        double[][] columns = [.. Enumerable.Range(0, table.Dimension).Select(d => ValuesOf(table, d, rows)).Where(values => values.Length > 1)];
        if (columns.Length == 0) return null;
        if (Step(columns, rows) is { } common) return common;
        var own = columns.Select(values => Step([values], rows)).ToArray();
        return own.Min(step => step ?? 0) is > 0 and var least ? least : null;
    }

    // Ascending.
    private static double[] ValuesOf(PointTable table, int component, int rows) => [.. Enumerable.Range(0, rows).Select(i => table[i, component]).Distinct().Order()];

    private static double? Step(double[][] columns, int rows)
    {
        if (columns.SelectMany(values => values).Distinct().Count() * (long)NumbersPerValue > rows * (long)columns.Length) return null;
        double[] gaps = [.. columns.SelectMany(values => values.Zip(values.Skip(1), (a, b) => b - a)).Distinct()];
        var least = gaps.Min();
        var step = gaps.Aggregate(least, (a, b) => CommonStep(a, b, Tolerance * least));
        // As exact as the widest range that it divides.
        var range = columns.Max(values => values[^1] - values[0]);
        step = range / Math.Round(range / step);
        return columns.All(values => values.All(v => (v - values[0]) / step is var steps && Math.Abs(steps - Math.Round(steps)) <= Tolerance)) ? step : null;
    }

    /// <summary>Euclid's algorithm, for numbers that are multiples but for rounding.</summary>
    private static double CommonStep(double a, double b, double rounding)
    {
        while (b > rounding) (a, b) = (b, Math.Abs(Math.IEEERemainder(a, b)));
        return a;
    }
}
