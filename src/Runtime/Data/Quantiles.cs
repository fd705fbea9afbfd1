using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>From uniform numbers to others.</summary>
internal static class Quantiles
{
    // A uniform number may be 0 or 1, of which no normal one comes.
    private const double Least = 1e-300;
    private const double Greatest = 1 - 1.0 / (1L << 53);

    /// <summary>Φ⁻¹(u) = √2 erf⁻¹(2u − 1), standard normal where u is uniform.</summary>
    public static Tensor Normal(Tensor u)
    {
        using var scope = NewDisposeScope();
        return (u.clamp(Least, Greatest) * 2 - 1).clamp_(-Greatest, Greatest).erfinv_().mul_(Math.Sqrt(2)).MoveToOuterDisposeScope();
    }
}
