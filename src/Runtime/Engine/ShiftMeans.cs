namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The means of every shift of a lattice, column by column. The points of one shift are not independent, but the shifts are: what their means differ
/// by is the error, and whatever is computed from them has its error from them.
/// </summary>
internal sealed class ShiftMeans(int columns)
{
    private readonly double[][] means = [.. Enumerable.Range(0, Draws.Shifts).Select(_ => new double[columns])];
    private readonly long[] blocks = new long[Draws.Shifts];

    /// <summary>Blocks of all shifts.</summary>
    public long Blocks => blocks.Sum();

    /// <summary>The means of one more block of a shift; the blocks of each shift come in order, and are equally large.</summary>
    public void Add(int shift, double[] block)
    {
        var (mean, n) = (means[shift], ++blocks[shift]);
        for (var i = 0; i < mean.Length; i++) mean[i] += (block[i] - mean[i]) / n;
    }

    /// <summary>A column's means, one for each shift.</summary>
    public double[] Column(int column) => [.. means.Select(m => m[column])];
}
