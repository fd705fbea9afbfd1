using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>
/// Directions on the sphere as independent frames of orthonormal ones, each uniform (Rowland et al. 2019): a frame of all D sums the squares of a shift of the
/// mean exactly, so that only what is not such a shift differs between frames.
/// </summary>
internal static class Directions
{
    // So that there is a spread of which to make an error bar.
    private const int LeastFrames = 8;

    /// <returns>[F, K, D] with F K ≥ <paramref name="count"/> and K ≤ D; one direction where D is 1.</returns>
    public static Tensor Frames(int dimension, int count, Generator generator)
    {
        using var scope = NewDisposeScope();
        if (dimension == 1) return ones([1, 1, 1], dtype: float64, device: generator.device).MoveToOuterDisposeScope();
        var size = Math.Clamp(count / LeastFrames, 1, dimension);
        var frames = Math.Max(LeastFrames, (count + size - 1) / size);
        var z = randn([frames, dimension, size], dtype: float64, device: generator.device, generator: generator);
        var (q, r) = linalg.qr(z);
        // With the diagonal of R positive, Q is uniform (Mezzadri 2007).
        var signs = r.diagonal(0, 1, 2).sign().unsqueeze(1);
        return (q * signs).transpose(1, 2).contiguous().MoveToOuterDisposeScope();
    }
}
