using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>The table: powers, exponentials and functions of a linear argument, and roots and reciprocals of quadratics.</summary>
internal static class StandardIntegrals
{
    private static readonly Form pi = new LeafForm(new Constant(Math.PI));

    public static Form? Find(Form f, IntegrationContext context)
    {
        var (b, e) = f.SplitPower();
        if (f is ProductForm) return Pair([.. f.Factors()], context);
        if (!context.Depends(b)) return Exponential(f, b, e, context);
        if (context.Depends(e)) return null;
        if (context.Linear(b) is var (slope, _)) return Power(b, e, context) is { } power ? power / slope : null;
        if (b is CallForm({ Arity: 1 }, var u) && context.Linear(u[0]) is var (a, _))
            return Function(b, u[0], e) is { } solution ? solution / a : null;
        return Quadratics.Find(b, e, context);
    }

    private static Form? Pair(Form[] factors, IntegrationContext context) => factors switch
    {
        [CallForm wave, PowerForm(EulerForm, _) growth] => Waves.Find(growth, wave, context),
        [var v, var power] when v.Equals(context.Variable) => Quadratics.Moment(power, context),
        _ => null,
    };

    /// <summary>∫ uⁿ du.</summary>
    public static Form? Power(Form u, Form n, IntegrationContext context)
    {
        var next = n + 1;
        if (!context.IsZero(next)) return Powers.Of(u, next) / next;
        return context.Sign(u) switch
        {
            1 => Calls.Of("log", u),
            -1 => Calls.Of("log", -u),
            _ => null,
        };
    }

    /// <summary>∫ bᵉ dv = bᵉ/(e' ln b), and Gauss's integral for a quadratic e.</summary>
    private static Form? Exponential(Form f, Form b, Form e, IntegrationContext context)
    {
        var rate = b is EulerForm ? Form.One : Calls.Of("log", b);
        if (context.IsZero(rate)) return null;
        if (context.Linear(e) is var (slope, _)) return f / (slope * rate);
        if (context.Quadratic(e * rate) is not var (q, r, p) || context.Value(q) >= 0) return null;
        var root = Powers.Of(-q, new NumberForm(Number.Half));
        var argument = root * (context.Variable + r / (2 * q));
        return Powers.Of(pi, new NumberForm(Number.Half)) / (2 * root) * Powers.Exp(p - r * r / (4 * q)) * Calls.Of("erf", argument);
    }

    /// <summary>∫ g(u)ⁿ du.</summary>
    private static Form? Function(Form g, Form u, Form exponent)
    {
        if (exponent is not NumberForm({ IsInteger: true, Numerator: var n })) return null;
        var (sin, cos, sinh, cosh) = (Calls.Of("sin", u), Calls.Of("cos", u), Calls.Of("sinh", u), Calls.Of("cosh", u));
        return (((CallForm)g).Function.Name, n) switch
        {
            ("sin", 1) => -cos,
            ("cos", 1) => sin,
            ("sin", 2) => (u - sin * cos) / 2,
            ("cos", 2) => (u + sin * cos) / 2,
            ("sin", -2) => -cos / sin,
            ("cos", -2) => sin / cos,
            ("sin", -1) => -Calls.Of("asinh", cos / sin),
            ("cos", -1) => Calls.Of("asinh", sin / cos),
            ("sinh", 1) => cosh,
            ("cosh", 1) => sinh,
            ("sinh", 2) => (sinh * cosh - u) / 2,
            ("cosh", 2) => (sinh * cosh + u) / 2,
            ("cosh", -2) => Calls.Of("tanh", u),
            ("tanh", 1) => Calls.Of("log", cosh),
            ("tanh", 2) => u - Calls.Of("tanh", u),
            ("expm1", 1) => Powers.Exp(u) - u,
            ("log", 1) => u * g - u,
            ("log", 2) => u * g * g - 2 * u * g + 2 * u,
            ("log2", 1) => u * g - u / Calls.Of("log", 2),
            ("log10", 1) => u * g - u / Calls.Of("log", 10),
            ("log1p", 1) => (1 + u) * g - u,
            ("sigmoid", 1) => Calls.Of("softplus", u),
            ("erf", 1) => u * g + Powers.Exp(-u * u) / Root(pi),
            ("erfc", 1) => u * g - Powers.Exp(-u * u) / Root(pi),
            ("asin", 1) => u * g + Root(1 - u * u),
            ("acos", 1) => u * g - Root(1 - u * u),
            ("atan", 1) => u * g - Calls.Of("log", 1 + u * u) / 2,
            ("asinh", 1) => u * g - Root(1 + u * u),
            ("acosh", 1) => u * g - Root(u * u - 1),
            ("atanh", 1) => u * g + Calls.Of("log", 1 - u * u) / 2,
            ("abs", 1) => u * g / 2,
            ("sign", 1) => Calls.Of("abs", u),
            _ => null,
        };
    }

    private static Form Root(Form u) => Powers.Of(u, new NumberForm(Number.Half));
}
