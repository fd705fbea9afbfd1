using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>The two-dimensional mixture of the paper's notebook (scale .8).</summary>
public static class Notebook
{
    private static readonly double[] Weights = [0.31601, 0.00230, 0.23625, 0.20939, 0.23605];

    public static NormalMixture Data { get; } = new(
        [.. Weights.Select(w => w / Weights.Sum())],
        [
            new([-1.9303, -1.8174], 0.87969 * 0.8),
            new([1.1268, -1.3317], 0.50277 * 0.8),
            new([-1.7374, 1.5125], 0.78385 * 0.8),
            new([0.3862, 0.6902], 0.75158 * 0.8),
            new([-0.8183, 0.2642], 0.78361 * 0.8),
        ]);
}
