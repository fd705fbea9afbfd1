namespace NeuralEntropy.Runtime.Results;

/// <summary>Whether a mean of data points' contributions v is carried by a few of them.</summary>
/// <param name="Kurtosis">E(v − E v)⁴ / (E(v − E v)²)², 3 of a normal distribution.</param>
/// <param name="Largest">(v − E v)² of one data point in the sum of these over all; 1 where one point is all.</param>
/// <param name="LargestMean">The same of one of the independent means.</param>
/// <param name="MedianOfMeans">The median of the independent means: where few points carry the mean it is off, but does not follow them.</param>
public sealed record Tail(double Kurtosis, double Largest, double LargestMean, double MedianOfMeans)
{
    // Of so many points, and of a quarter as many, x² of a normal x has a point of more in a run of hundreds; x⁴ more often.
    private const double MostOfOne = 0.1;
    private const double MostOfFew = 256;

    // Of 32 means from a normal distribution one has more of it in a run of ten thousand (Grubbs 1969). Those of lattices are not normal: it counts where the contributions
    // have a tail beyond that of the square of a normal variable, whose kurtosis is 15.
    private const double MostOfOneMean = 0.5;
    private const double HeavyKurtosis = 30;

    // Deviations below such a share of the mean are no tail, and the moments do not resolve them.
    private const double LeastDeviation = 1e-3;

    /// <summary>Whether its error bar is in doubt.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>Whether the share of one point in the variance is too large for an error bar that can be trusted.</summary>
    public static bool IsLarge(double share, long points) => share > Math.Max(MostOfOne, MostOfFew / points);

    /// <returns>Null where all contributions are nearly the same.</returns>
    /// <param name="moments">E v, E v², E v³, E v⁴.</param>
    /// <param name="extremes">The greatest v, and the greatest −v.</param>
    /// <param name="points">How many.</param>
    /// <param name="means">The independent ones.</param>
    public static Tail? Of(double[] moments, double[] extremes, long points, IReadOnlyList<double> means)
    {
        var m = moments[0];
        var variance = moments[1] - m * m;
        if (!(variance > LeastDeviation * LeastDeviation * m * m)) return null;
        var fourth = moments[3] - 4 * m * moments[2] + 6 * m * m * moments[1] - 3 * m * m * m * m;
        var largest = Math.Max(Math.Pow(extremes[0] - m, 2), Math.Pow(-extremes[1] - m, 2));
        double[] ordered = [.. means.Order()], squares = [.. means.Select(w => Math.Pow(w - means.Average(), 2))];
        var sum = squares.Sum();
        var (share, ofMeans) = (Math.Min(1, largest / (points * variance)), sum > 0 ? squares.Max() / sum : 0);
        var kurtosis = fourth / (variance * variance);
        return new Tail(kurtosis, share, ofMeans, (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2)
        {
            IsHeavy = IsLarge(share, points) || (ofMeans > MostOfOneMean && kurtosis > HeavyKurtosis),
        };
    }
}
