namespace NeuralEntropy.Runtime.Data;

/// <summary>How far apart the values of a table are that are all multiples of some step from each other, as those of images and of rounded numbers are.</summary>
internal static class ValueSpacing
{
    // Of rows that are looked at, and of these for each value that occurs: fewer are no evidence.
    private const int MostRows = 1024;
    private const int FewestRows = 64;
    private const int RowsPerValue = 4;

    // In steps: single precision leaves some 1e-5 of k/255.
    private const double Tolerance = 1e-3;

    /// <returns>The least step of any component, in the units of x; null where one is no such component. Those of one value alone say nothing.</returns>
    public static double? Of(PointTable table)
    {
        var rows = Math.Min(table.Count, MostRows);
        if (rows < FewestRows) return null;
        var least = double.PositiveInfinity;
        for (var d = 0; d < table.Dimension; d++)
        {
            double[] values = [.. Enumerable.Range(0, rows).Select(i => table[i, d]).Distinct().Order()];
            if (values.Length * RowsPerValue > rows) return null;
            if (values.Length == 1) continue;
            var step = values.Zip(values.Skip(1), (a, b) => b - a).Min();
            if (values.Any(v => (v - values[0]) / step is var steps && Math.Abs(steps - Math.Round(steps)) > Tolerance)) return null;
            least = Math.Min(least, step);
        }
        return double.IsFinite(least) ? least : null;
    }
}
