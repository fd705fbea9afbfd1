using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// ∫ eᵘ sin w and ∫ eᵘ cos w for linear u, w with slopes a, b: eᵘ (a sin w − b cos w)/(a² + b²), eᵘ (a cos w + b sin w)/(a² + b²).
/// ∫ v Qⁿ for a quadratic Q = q v² + r v + p: the part that is Q' Qⁿ, and what is left.
/// </summary>
internal static class Waves
{
    public static Form? Find(Form f, IntegrationContext context) => f.Factors().ToArray() switch
    {
        [CallForm wave, PowerForm(EulerForm, var u) growth] => Damped(growth, u, wave, context),
        [var v, var quadratic] when v.Equals(context.Variable) => Moment(quadratic, context),
        _ => null,
    };

    private static Form? Damped(Form growth, Form u, CallForm wave, IntegrationContext context)
    {
        if (wave.Function.Name is not ("sin" or "cos") || context.Linear(u) is not var (a, _) || context.Linear(wave.Argument) is not var (b, _)) return null;
        var (sin, cos) = (Calls.Of("sin", wave.Argument), Calls.Of("cos", wave.Argument));
        return growth * (wave.Function.Name == "sin" ? a * sin - b * cos : a * cos + b * sin) / (a * a + b * b);
    }

    private static Form? Moment(Form power, IntegrationContext context)
    {
        var (b, n) = power.SplitPower();
        if (context.Depends(n) || context.Quadratic(b) is not var (q, r, _)) return null;
        if (StandardIntegrals.Power(b, n, context) is not { } main) return null;
        if (r.Equals(Form.Zero)) return main / (2 * q);
        return Quadratics.Find(b, n, context) is { } left ? (main - r * left) / (2 * q) : null;
    }
}
