using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>What makes an integrand on the unit cube one that lattices integrate well: alike at opposite sides.</summary>
internal static class Periodic
{
    /// <summary>The tent u → 1 − |2u − 1|, which makes the error of a mean fall up to like N⁻² where the integrand is smooth (Hickernell 2002). What was uniform stays so.</summary>
    /// <param name="u">[components, B]; overwritten by the result, which is returned.</param>
    public static Tensor Tent(Tensor u) => u.mul_(2).sub_(1).abs_().neg_().add_(1);

    /// <summary>
    /// The cubic transformation (Korobov 1963; Sloan and Joe 1994, section 2.12)
    /// <code>
    /// u → u² (3 − 2u),   each component with the weight 6u (1 − u)
    /// </code>
    /// The weight vanishes at both ends, and so does what is averaged, also where it grows without bound like functions of Φ⁻¹(u) do: the error falls by orders below that of the
    /// tent, which is the error of the outermost point. The product of many weights varies too much: it is for few components (Kuo, Sloan and Woźniakowski 2007).
    /// </summary>
    /// <param name="u">[components, B]; overwritten by the result.</param>
    /// <returns>The product of the weights, [B], of mean 1.</returns>
    public static Tensor Cubic(Tensor u)
    {
        using var scope = NewDisposeScope();
        var weight = (u * (1 - u)).mul_(6).prod(dim: 0);
        var slope = 3 - 2 * u;
        u.mul_(u).mul_(slope);
        return weight.MoveToOuterDisposeScope();
    }
}
