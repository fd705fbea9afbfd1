using System.Globalization;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The means of every shift of a lattice, column by column. The points of one shift are not independent, but the shifts are: what their means differ
/// by is the error, and whatever is computed from them has its error from them.
/// </summary>
/// <param name="columns">Of which means are kept.</param>
/// <param name="extremes">Columns behind them of which the greatest is kept.</param>
internal sealed class ShiftMeans(int columns, int extremes = 0)
{
    private readonly double[][] means = [.. Enumerable.Range(0, Draws.Shifts).Select(_ => Empty(columns, extremes))];
    private readonly long[] blocks = new long[Draws.Shifts];

    /// <summary>Blocks of all shifts.</summary>
    public long Blocks => blocks.Sum();

    /// <summary>Whether there is a block of every shift.</summary>
    public bool IsWhole => blocks.All(n => n > 0);

    /// <summary>For <see cref="Restore"/>: the number of blocks and the means of each shift that has any.</summary>
    public IEnumerable<(string Shift, double[] Numbers)> Parts =>
        from shift in Enumerable.Range(0, Draws.Shifts) where blocks[shift] > 0 select (shift.ToString("D2", CultureInfo.InvariantCulture), (double[])[blocks[shift], .. means[shift]]);

    /// <summary>Blocks of one shift.</summary>
    public long BlocksOf(int shift) => blocks[shift];

    /// <summary>The means of one more block of a shift; the blocks of each shift come in order, and are equally large.</summary>
    public void Add(int shift, double[] block)
    {
        var (mean, n) = (means[shift], ++blocks[shift]);
        for (var i = 0; i < columns; i++) mean[i] += (block[i] - mean[i]) / n;
        for (var i = columns; i < mean.Length; i++) mean[i] = Math.Max(mean[i], block[i]);
    }

    /// <summary>Takes up a shift as it was.</summary>
    /// <exception cref="NecException">It has other columns: where they were computed, other nodes were chosen.</exception>
    public void Restore(string shift, double[] numbers)
    {
        if (numbers.Length != columns + extremes + 1) throw Failures.OtherNodes();
        var s = int.Parse(shift, CultureInfo.InvariantCulture);
        (blocks[s], means[s]) = ((long)numbers[0], numbers[1..]);
    }

    /// <summary>A column's means, one for each shift.</summary>
    public double[] Column(int column) => [.. means.Select(m => m[column])];

    /// <summary>Σ_k a_k of the columns from one on, one for each shift.</summary>
    public double[] Sum(int first, double[] a) => [.. means.Select(m => a.Select((a_k, k) => a_k * m[first + k]).Sum())];

    private static double[] Empty(int columns, int extremes) => [.. new double[columns], .. Enumerable.Repeat(double.NegativeInfinity, extremes)];
}
