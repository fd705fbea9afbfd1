using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>∫ Qⁿ dv for Q = q v² + r v + p and n = −1, −1/2, 1/2, with Δ = 4 p q − r²; ∫ v Qⁿ dv, of which a part is ∫ Q' Qⁿ.</summary>
internal static class Quadratics
{
    public static Form? Find(Form quadratic, Form exponent, IntegrationContext context)
    {
        if (exponent is not NumberForm(var n) || context.Quadratic(quadratic) is not var (q, r, p)) return null;
        var (slope, discriminant) = (2 * q * context.Variable + r, 4 * p * q - r * r);
        return n.Value switch
        {
            -1 => Reciprocal(slope, discriminant, context),
            -0.5 => ReciprocalRoot(quadratic, slope, discriminant, q, context),
            0.5 => ReciprocalRoot(quadratic, slope, discriminant, q, context) is { } inverse
                ? slope * Root(quadratic) / (4 * q) + discriminant / (8 * q) * inverse
                : null,
            _ => null,
        };
    }

    public static Form? Moment(Form power, IntegrationContext context)
    {
        var (b, n) = power.SplitPower();
        if (context.Depends(n) || context.Quadratic(b) is not var (q, r, _)) return null;
        if (StandardIntegrals.Power(b, n, context) is not { } main) return null;
        if (r.Equals(Form.Zero)) return main / (2 * q);
        return Find(b, n, context) is { } left ? (main - r * left) / (2 * q) : null;
    }

    private static Form? Reciprocal(Form slope, Form discriminant, IntegrationContext context)
    {
        if (context.IsZero(discriminant)) return null;
        if (context.Value(discriminant) > 0) return 2 / Root(discriminant) * Calls.Of("atan", slope / Root(discriminant));
        var root = Root(-discriminant);
        var inside = context.Values(slope / root).All(v => Math.Abs(v) < 1);
        return -2 / root * Calls.Of("atanh", inside ? slope / root : root / slope);
    }

    private static Form? ReciprocalRoot(Form quadratic, Form slope, Form discriminant, Form q, IntegrationContext context)
    {
        if (context.Value(q) > 0 && context.Value(discriminant) > 0) return Calls.Of("asinh", slope / Root(discriminant)) / Root(q);
        if (context.Value(q) > 0) return Calls.Of("log", 2 * Root(q) * Root(quadratic) + slope) / Root(q);
        return context.Value(discriminant) < 0 ? -Calls.Of("asin", slope / Root(-discriminant)) / Root(-q) : null;
    }

    private static Form Root(Form u) => Powers.Of(u, new NumberForm(Number.Half));
}
