namespace NeuralEntropy.Runtime.Distances;

/// <summary>
/// The delete-a-group jackknife (Quenouille 1956; Tukey 1958). With θ of all samples and θ_g of those outside group g of G, θ̄ = (1/G) Σ θ_g,
/// <code>
/// G θ − (G − 1) θ̄,     s.e.² = (G − 1)/G Σ (θ_g − θ̄)²
/// </code>
/// The first is free of a bias of order 1/N. The second is right to first order and on average too great beyond (Efron and Stein 1981), by a factor of
/// √2 at most in the standard error of a sum over pairs: so error bars are too wide, not too narrow, where both laws are the same.
/// </summary>
internal static class Jackknife
{
    public static double Corrected(double whole, IReadOnlyCollection<double> without) => without.Count * whole - (without.Count - 1) * without.Average();

    /// <summary>G θ − (G − 1) θ_g of a function θ of the means of some numbers: the mean of these is <see cref="Corrected"/>, and the squared standard error of that mean <see cref="Variance"/>.</summary>
    /// <param name="columns">Of every number its G independent values.</param>
    public static double[] PseudoValues(Func<double[], double> θ, IReadOnlyList<double[]> columns)
    {
        var G = columns[0].Length;
        double[] sums = [.. columns.Select(c => c.Sum())];
        var whole = θ([.. sums.Select(s => s / G)]);
        return [.. Enumerable.Range(0, G).Select(g => G * whole - (G - 1) * θ([.. columns.Select((c, i) => (sums[i] - c[g]) / (G - 1))]))];
    }

    public static double Variance(IReadOnlyCollection<double> without)
    {
        var mean = without.Average();
        return (without.Count - 1.0) / without.Count * without.Sum(θ => (θ - mean) * (θ - mean));
    }
}
