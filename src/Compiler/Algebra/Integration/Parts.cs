using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// By parts: ∫ vⁿ g = vⁿ G − n ∫ vⁿ⁻¹ G for exponentials and waves g; ∫ h L = H L − ∫ H L' for logarithms and inverse functions L.
/// </summary>
internal static class Parts
{
    private const int GreatestPower = 8;

    public static Form? Find(Form f, IntegrationContext context)
    {
        var factors = f.Factors().ToList();
        if (factors.Find(IsInverse) is { } inverse && Integrator.Find(f / inverse, context) is { } h)
            return Integrator.Find(Simplifier.Simplify(h * context.Derivative(inverse)), context) is { } rest ? h * inverse - rest : null;

        var power = factors.Find(g => g.SplitPower().Base.Equals(context.Variable));
        if (factors.Count != 2
            || power?.SplitPower().Exponent is not NumberForm({ IsInteger: true, Numerator: > 0 and <= GreatestPower } n))
            return null;
        var other = factors.Find(g => !ReferenceEquals(g, power))!;
        if (!IsOscillation(other, context) || Integrator.Find(other, context) is not { } whole) return null;
        var next = new NumberForm(n) * Powers.Of(context.Variable, new NumberForm(n - Number.One)) * whole;
        return Integrator.Find(Expansion.Expand(next), context) is { } left ? power * whole - left : null;
    }

    private static bool IsInverse(Form factor) =>
        factor.SplitPower() is (CallForm { Function.Name: var name }, NumberForm({ IsInteger: true, IsNegative: false }))
        && name is ("log" or "log1p" or "asin" or "acos" or "atan" or "asinh" or "acosh" or "atanh" or "erf" or "erfc");

    private static bool IsOscillation(Form factor, IntegrationContext context) => factor switch
    {
        PowerForm(var b, var e) when !context.Depends(b) => context.Linear(e) is not null,
        CallForm({ Name: "sin" or "cos" or "sinh" or "cosh" }, var u) => context.Linear(u[0]) is not null,
        _ => false,
    };
}
