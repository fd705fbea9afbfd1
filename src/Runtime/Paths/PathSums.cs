using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>What is kept of some paths.</summary>
/// <param name="Numbers">Of each unit (<see cref="PathEstimator"/>).</param>
/// <param name="Tail">Of exp(−Δs).</param>
/// <param name="Histogram">Of Δs.</param>
internal sealed record PathSums(Tally Numbers, WeightTail Tail, Histogram Histogram) : IMergeable<PathSums>
{
    private const string Quantity = "Δs";

    public long Count => Numbers.Count;

    /// <inheritdoc/>
    public double[] Written =>
        [.. Numbers.Written, .. Tail.Written, Histogram.Start, Histogram.Width, Histogram.Below, Histogram.Above, Histogram.Counts.Length, .. Histogram.Counts];

    /// <inheritdoc/>
    public static PathSums Read(NumberReader numbers)
    {
        var (sums, tail) = (Tally.Read(numbers), WeightTail.Read(numbers));
        var (start, width, below, above) = (numbers.Next(), numbers.Next(), (long)numbers.Next(), (long)numbers.Next());
        return new(sums, tail, new Histogram(Quantity, start, width, [.. numbers.Next((int)numbers.Next()).Select(n => (long)n)], below, above));
    }

    /// <summary>Empty bins for Δs that reach so far to both sides of a mean.</summary>
    public static Histogram Bins(double mean, double reach, int bins) => Histogram.Around(Quantity, mean, reach, bins);

    public PathSums Plus(PathSums other) => new(Numbers.Plus(other.Numbers), Tail.Plus(other.Tail), Histogram.Plus(other.Histogram));
}
