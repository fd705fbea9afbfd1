using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// The kernel of dY = a Y dt + σ dB from the interval's start t₀, where the data stands: μ = e^A with A = ∫ₜ₀ᵗ a, and Σ² = μ² ∫ₜ₀ᵗ σ²/μ²,
/// which is −v expm1(2A) where v = −σ²/2a is constant. Closed where an antiderivative is found that also keeps its accuracy near t₀.
/// </summary>
internal static class KernelSolver
{
    private static readonly Expr integral = Tabulated.IntegralSymbol;

    public static (Quantity MeanScale, Quantity Variance) Solve(Coefficients coefficients, DerivationContext context)
    {
        var (a, d) = (coefficients.DriftScale.Value, coefficients.Diffusion.Value);
        var exponent = context.IntegrateFromStart(a);
        var mean = MeanScale(a, exponent, context);
        return (mean, Variance(a, d, mean is Closed ? exponent : null, mean, context));
    }

    private static Quantity MeanScale(Expr a, Expr? exponent, DerivationContext context)
    {
        var tabulated = new Tabulated(a, Functions.Of("exp", integral));
        return exponent is null ? tabulated : Accurate(Simplifier.Simplify(Functions.Of("exp", exponent)), tabulated, context, null);
    }

    private static Quantity Variance(Expr a, Expr d, Expr? exponent, Quantity mean, DerivationContext context)
    {
        var v = Simplifier.Simplify(-d / (2 * a));
        if (a != new Constant(0) && !v.DependsOn(context.Time))
        {
            var relaxing = new Tabulated(a, Simplifier.Simplify(-v * Functions.Of("expm1", 2 * integral)));
            return exponent is null
                ? relaxing
                : Accurate(Simplifier.Simplify(-v * Functions.Of("expm1", 2 * exponent)), relaxing, context, mean);
        }
        var scale = mean is Closed(var value) ? value : Tabulated.MeanScaleSymbol;
        var integrand = Simplifier.Simplify(d / Expr.Pow(scale, 2));
        var tabulated = new Tabulated(integrand, Simplifier.Simplify(Expr.Pow(scale, 2) * integral));
        return mean is Closed && context.IntegrateFromStart(integrand) is { } found
            ? Accurate(Simplifier.Simplify(Expr.Pow(scale, 2) * found), tabulated, context, mean)
            : tabulated;
    }

    /// <summary>
    /// The closed form where it agrees with quadrature from the start on, else what is tabulated: a difference may have lost its digits.
    /// </summary>
    private static Quantity Accurate(Expr closed, Tabulated tabulated, DerivationContext context, Quantity? mean)
    {
        const double tolerance = 1e-9;
        var (curve, values) = (context.Curve(closed), new QuantityValues(context.Time, context.Values, context.Grid.Start, context.Grid.Breaks, mean));
        foreach (var fraction in (double[])[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.5])
        {
            var t = context.Grid.Start + fraction * context.Grid.Length;
            var exact = values.At(tabulated, t);
            if (double.IsFinite(exact) && !(Math.Abs(curve.At(t) - exact) <= tolerance * Math.Abs(exact))) return tabulated;
        }
        return new Closed(closed);
    }
}
