using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// erfcx(x) = e^{x²} erfc(x) for x ≥ 0, to some 1e-14. Up to 6 as it is written; beyond it Laplace's continued fraction
/// √π erfcx(x) = 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (Abramowitz and Stegun 7.1.14), of which 12 levels are exact to rounding there.
/// </summary>
internal static class ScaledErfc
{
    private const double Switch = 6;
    private const int Levels = 12;

    public static Tensor Of(Tensor x)
    {
        var near = x.clamp_max(Switch);
        var far = x.clamp_min(Switch);
        var fraction = far;
        for (var k = Levels; k >= 1; k--) fraction = k / 2.0 / fraction + far;
        return where(x.lt(Switch), (near * near).exp() * near.erfc(), 1 / (fraction * Math.Sqrt(Math.PI)));
    }
}
