using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// Polynomials over powers of linear forms: one linear form becomes the variable, two are taken apart by partial fractions.
/// </summary>
internal static class RationalIntegrals
{
    public static Form? Find(Form f, IntegrationContext context)
    {
        var denominators = f.Factors().Where(g => IsDenominator(g, context)).ToArray();
        return denominators switch
        {
            [var one] when !one.SplitPower().Base.Equals(context.Variable) => Shifted(f, one.SplitPower().Base, context),
            [var one, var other, ..] => Apart(f, one.SplitPower().Base, other.SplitPower().Base, context),
            _ => null,
        };
    }

    /// <summary>A power of a linear form that cannot be multiplied out.</summary>
    private static bool IsDenominator(Form factor, IntegrationContext context)
    {
        var (b, e) = factor.SplitPower();
        return !context.Depends(e) && e is not NumberForm({ IsInteger: true, IsNegative: false }) && context.Linear(b) is not null;
    }

    /// <summary>With w = a v + b for v: v = (w − b)/a.</summary>
    private static Form? Shifted(Form f, Form linear, IntegrationContext context)
    {
        if (context.Linear(linear) is not var (slope, offset) || context.Substituted(linear) is not { } inner) return null;
        var rest = Products.Of(f.Factors().Where(g => !g.SplitPower().Base.Equals(linear)));
        var power = f / rest;
        var integrand = inner.Variable.ReplaceIn(power, linear) * context.At(rest, (inner.Variable - offset) / slope) / slope;
        return !context.Depends(integrand) && Integrator.OfAll(Expansion.Terms(integrand), inner) is { } solution
            ? inner.At(solution, linear)
            : null;
    }

    private static Form ReplaceIn(this LeafForm variable, Form power, Form linear)
    {
        var (coefficient, rest) = power.SplitNumber();
        var (b, e) = rest.SplitPower();
        return Products.Of([new NumberForm(coefficient), Powers.Of(b.Equals(linear) ? variable : b, e)]);
    }

    /// <summary>1 = (a₁ L₂ − a₂ L₁)/(a₁ b₂ − a₂ b₁): each term has a smaller denominator.</summary>
    private static Form? Apart(Form f, Form first, Form second, IntegrationContext context)
    {
        if (context.Linear(first) is not var (a1, b1) || context.Linear(second) is not var (a2, b2)) return null;
        var determinant = a1 * b2 - a2 * b1;
        return context.IsZero(determinant)
            ? null
            : Integrator.OfAll([f * second * a1 / determinant, -f * first * a2 / determinant], context);
    }
}
