using System.Numerics;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// An embedded rank-1 lattice (Cools, Kuo and Nuyens 2006): point i is {φ(i) z}, φ the radical inverse to base 2. Any 2^m points that begin at a
/// multiple of 2^m are a lattice of their own, so that blocks of them can be taken one after the other.
/// </summary>
/// <remarks>
/// The generating vector was found component by component, among random candidates, for the worst of 2^8 … 2^17 points with weights
/// 0.8/(1 + j/6)² of the components, in the Korobov space of smoothness 2.
/// </remarks>
internal static class RankOneLattice
{
    private const int Bits = 17;

    /// <summary>How many points there are.</summary>
    public const long Count = 1L << Bits;

    private static readonly double[] Generating =
    [
        1, 88527, 40881, 7103, 50611, 7385, 29955, 104313, 122451, 78975, 45629, 83019, 26977, 62089, 113577, 81053,
        117467, 40131, 86339, 13633, 115965, 1869, 101809, 28565, 49763, 47953, 24463, 129721, 24481, 22079, 43153, 115663,
        97521, 116447, 61015, 128227, 13561, 46859, 119899, 42695, 69785, 84111, 19269, 126855, 84203, 69205, 106453, 109385,
        78381, 93237, 70457, 106123, 38215, 78465, 99689, 84223, 90371, 41915, 69949, 951, 93287, 103957, 29409, 109403,
        110025, 48251, 84329, 115733, 111545, 38435, 109311, 42631, 83941, 28703, 93033, 62269, 119245, 41339, 30535, 116243,
        48365, 130045, 83683, 68343, 2897, 35017, 72251, 11227, 38211, 29819, 28381, 126329, 110877, 75611, 130981, 71479,
        86163, 116249, 66671, 28681, 95785, 127789, 40843, 79447, 51277, 122973, 102111, 17809, 120997, 66455, 94571, 104537,
        5389, 65425, 47227, 60547, 44805, 52083, 98069, 102123, 33453, 59341, 24817, 111897, 124033, 5077, 42437, 66223,
    ];

    /// <summary>The components it has.</summary>
    public static int Dimensions => Generating.Length;

    /// <summary>Some points that follow each other, in the order of their fractions φ.</summary>
    /// <param name="size">A power of two; the first point is <paramref name="block"/> · size.</param>
    /// <param name="dimensions">The first so many components.</param>
    /// <returns>[dimensions, size], on [0, 1), float64.</returns>
    public static Tensor Block(long block, int size, int dimensions, Device device)
    {
        using var scope = NewDisposeScope();
        var z = tensor(Generating[..dimensions], [dimensions, 1], dtype: float64, device: device);
        // φ of the points in units of 2⁻¹⁷: its products with z stay below 2³⁴, so nothing is rounded.
        var φ = arange(size, dtype: float64, device: device) * (Count / (double)size) + Reversed(block, Bits - BitOperations.Log2((uint)size));
        return (z * φ / (double)Count).frac_().MoveToOuterDisposeScope();
    }

    private static double Reversed(long block, int bits)
    {
        var reversed = 0L;
        for (var i = 0; i < bits; i++) reversed |= (block >> i & 1) << (bits - 1 - i);
        return reversed;
    }
}
