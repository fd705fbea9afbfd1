using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>How often a random number fell into each of some bins of equal width.</summary>
/// <param name="Quantity">As one writes it in a formula.</param>
/// <param name="Start">The lower end of the first bin.</param>
/// <param name="Width">Of every bin.</param>
/// <param name="Below">How many fell below the first.</param>
/// <param name="Above">How many fell above the last.</param>
public sealed record Histogram(string Quantity, double Start, double Width, ImmutableArray<long> Counts, long Below, long Above)
{
    public double End => Start + Width * Counts.Length;

    /// <summary>All that were counted.</summary>
    public long Total => Counts.Sum() + Below + Above;

    /// <summary>Of some numbers in the bins of this one.</summary>
    public Histogram Of(IEnumerable<double> values)
    {
        var (counts, below, above) = (new long[Counts.Length], 0L, 0L);
        foreach (var value in values)
        {
            var bin = Math.Floor((value - Start) / Width);
            if (bin < 0) below++;
            else if (bin >= counts.Length) above++;
            else counts[(int)bin]++;
        }
        return this with { Counts = [.. counts], Below = below, Above = above };
    }

    /// <summary>Of both; the bins are the same.</summary>
    public Histogram Plus(Histogram other) =>
        this with { Counts = [.. Counts.Zip(other.Counts, (a, b) => a + b)], Below = Below + other.Below, Above = Above + other.Above };

    /// <summary>Empty bins that reach so far to both sides of a mean.</summary>
    public static Histogram Around(string quantity, double mean, double reach, int bins) => new(quantity, mean - reach, 2 * reach / bins, [.. new long[bins]], 0, 0);
}
