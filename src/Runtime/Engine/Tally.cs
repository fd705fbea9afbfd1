using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Count, means and sums of products of deviations C_ij = Σ(a_i − ā_i)(a_j − ā_j) of a few numbers of independent units. Two merge exactly (Chan, Golub and LeVeque 1983).</summary>
/// <param name="Greatest">The greatest square of a deviation from the mean of its own block: as good as that from the mean of all where one unit is much of the variance.</param>
internal sealed record Tally(long Count, double[] Mean, double[,] Products, double[] Greatest) : IMergeable<Tally>
{
    /// <summary>Of the units of one block.</summary>
    /// <param name="values">[number, unit]</param>
    public static Tally Of(Tensor values)
    {
        using var scope = NewDisposeScope();
        var (k, mean) = ((int)values.shape[0], values.mean([1], keepdim: true));
        var deviation = values - mean;
        var products = deviation.mm(deviation.t()).cpu().contiguous().data<double>().ToArray();
        double[] Numbers(Tensor t) => t.cpu().contiguous().data<double>().ToArray();
        return new(values.shape[1], Numbers(mean), Matrix.Of(k, k, (i, j) => products[i * k + j]), Numbers((deviation * deviation).amax([1])));
    }

    /// <inheritdoc/>
    public double[] Written => [Count, Mean.Length, .. Mean, .. Products.Cast<double>(), .. Greatest];

    /// <inheritdoc/>
    public static Tally Read(NumberReader numbers)
    {
        var (count, k) = ((long)numbers.Next(), (int)numbers.Next());
        var (mean, products) = (numbers.Next(k), numbers.Next(k * k));
        return new(count, mean, Matrix.Of(k, k, (i, j) => products[i * k + j]), numbers.Next(k));
    }

    public Tally Plus(Tally other)
    {
        var n = Count + other.Count;
        var δ = Mean.Zip(other.Mean, (a, b) => b - a).ToArray();
        var share = (double)Count * other.Count / n;
        return new(
            n,
            [.. Mean.Select((m, i) => m + δ[i] * other.Count / n)],
            Matrix.Of(δ.Length, δ.Length, (i, j) => Products[i, j] + other.Products[i, j] + δ[i] * δ[j] * share),
            [.. Greatest.Zip(other.Greatest, Math.Max)]);
    }

    /// <summary>A warning where one unit makes so much of the variance of number i that its error bar cannot be trusted.</summary>
    /// <param name="measure">What the number is.</param>
    public IEnumerable<RunWarning> DoubtsOf(string measure, int i) =>
        Greatest[i] / Products[i, i] is var share && Tail.IsLarge(share, Count) ? [Failures.HeavyTail(measure, Math.Min(1, share))] : [];

    /// <summary>Of the mean of number i.</summary>
    public double StandardError(int i) => Math.Sqrt(Products[i, i] / (Count - 1) / Count);

    /// <summary>Of Σ_i w_i times the mean of number i.</summary>
    public double StandardErrorOf(IReadOnlyList<double> w) =>
        Math.Sqrt(Math.Max(0, w.Zip(Products.Times(w), (a, b) => a * b).Sum()) / (Count - 1) / Count);
}
