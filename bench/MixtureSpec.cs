using System.Globalization;

namespace NeuralEntropy.Bench;

/// <summary>A mixture of isotropic normal distributions, for both sides of a comparison.</summary>
internal sealed record MixtureSpec(double[] Weights, double[][] Means, double[] Deviations)
{
    /// <summary>The demonstration's, in the plane.</summary>
    public static MixtureSpec Plane { get; } = new(
        [0.31601339, 0.00230338, 0.23624539, 0.20939129, 0.23604655],
        [[-1.9302864, -1.8173957], [1.1268291, -1.3317480], [-1.7373900, 1.5124512], [0.3861933, 0.6902027], [-0.8182764, 0.2642350]],
        [0.70375085, 0.40221400, 0.62707815, 0.60126610, 0.62688704]);

    /// <summary>Five components with means in a box of side 4 and deviations from a half to one.</summary>
    public static MixtureSpec Random(int dimension, int seed)
    {
        var random = new Random(seed);
        double[] weights = [.. Enumerable.Range(0, 5).Select(_ => 0.1 + random.NextDouble())];
        return new(
            [.. weights.Select(w => w / weights.Sum())],
            [.. weights.Select(_ => Enumerable.Range(0, dimension).Select(_ => 4 * random.NextDouble() - 2).ToArray())],
            [.. weights.Select(_ => 0.5 + 0.5 * random.NextDouble())]);
    }

    /// <summary>As the data of a file.</summary>
    public string Sde => $"data = mixture {{\n{string.Concat(Weights.Select((w, k) => $"    {Text(w)}: normal([{string.Join(", ", Means[k].Select(Text))}], {Text(Deviations[k])});\n"))}}}\n";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
