using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// ∫ eᵘ sin w and ∫ eᵘ cos w for linear u, w with slopes a, b: eᵘ (a sin w − b cos w)/(a² + b²), eᵘ (a cos w + b sin w)/(a² + b²).
/// </summary>
internal static class Waves
{
    public static Form? Find(Form growth, CallForm wave, IntegrationContext context)
    {
        var u = growth.SplitPower().Exponent;
        if (wave.Function.Name is not ("sin" or "cos") || context.Linear(u) is not var (a, _)
            || context.Linear(wave.Argument) is not var (b, _))
            return null;
        var (sin, cos) = (Calls.Of("sin", wave.Argument), Calls.Of("cos", wave.Argument));
        return growth * (wave.Function.Name == "sin" ? a * sin - b * cos : a * cos + b * sin) / (a * a + b * b);
    }
}
