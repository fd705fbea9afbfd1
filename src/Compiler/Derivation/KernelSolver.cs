using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// The kernel of dY = (a Y + c) dt + σ dB from the interval's start t₀, where the data stands: μ = e^A with A = ∫ₜ₀ᵗ a; Σ² = μ² ∫ₜ₀ᵗ σ²/μ², which is
/// −v expm1(2A) where v = −σ²/2a is constant; d = μ ∫ₜ₀ᵗ c/μ, which is −m expm1(A) where m = −c/a is constant. Closed where an antiderivative is
/// found that also keeps its accuracy near t₀.
/// </summary>
internal sealed class KernelSolver
{
    private static readonly Expr integral = Tabulated.IntegralSymbol;

    private readonly DerivationContext context;
    private readonly Expr a;
    private readonly Expr? exponent;

    public KernelSolver(Coefficients coefficients, DerivationContext context)
    {
        (this.context, a) = (context, coefficients.DriftScale.Value);
        exponent = context.IntegrateFromStart(a);
        MeanScale = Accurate(exponent is null ? null : Functions.Of("exp", exponent), new Tabulated(a, Functions.Of("exp", integral)), null);
        // A tabulated μ is e^A, too, where A itself loses digits.
        if (MeanScale is Tabulated) exponent = null;
        var d = coefficients.Diffusion.Value;
        Variance = Relaxing(-d / (2 * a), 2) ?? Accumulated(d, 2);
    }

    /// <summary>μ(t).</summary>
    public Quantity MeanScale { get; }

    /// <summary>Σ²(t).</summary>
    public Quantity Variance { get; }

    /// <summary>d(t).</summary>
    public Quantity Offset(Expr c) => c == new Constant(0) ? new Closed(0) : Relaxing(-c / a, 1) ?? Accumulated(c, 1);

    /// <summary>What goes from 0 to a constant like 1 − μⁿ; null where the limit is none.</summary>
    private Quantity? Relaxing(Expr limit, int n)
    {
        if (a == new Constant(0)) return null;
        limit = Simplifier.Simplify(limit);
        // Where the parameters make a = 0 there is no limit, although the formula has one.
        if (limit.DependsOn(context.Time) || !double.IsFinite(context.Curve(limit).At(context.Grid.Start))) return null;
        Expr Toward(Expr A) => Simplifier.Simplify(-limit * Functions.Of("expm1", n * A));
        return Accurate(exponent is null ? null : Toward(exponent), new Tabulated(a, Toward(integral)), MeanScale);
    }

    /// <summary>μⁿ ∫ rate/μⁿ.</summary>
    private Quantity Accumulated(Expr rate, int n)
    {
        var scale = Expr.Pow(MeanScale is Closed(var mean) ? mean : Tabulated.MeanScaleSymbol, n);
        var integrand = Simplifier.Simplify(rate / scale);
        var found = MeanScale is Closed ? context.IntegrateFromStart(integrand) : null;
        return Accurate(found is null ? null : scale * found, new Tabulated(integrand, Simplifier.Simplify(scale * integral)), MeanScale);
    }

    /// <summary>
    /// The closed form where it agrees with quadrature from the start on, else what is tabulated: a difference may have lost its digits.
    /// </summary>
    private Quantity Accurate(Expr? closed, Tabulated tabulated, Quantity? mean)
    {
        const double tolerance = 1e-9;
        if (closed is null) return tabulated;
        var simple = Simplifier.Simplify(closed);
        var (curve, values) = (context.Curve(simple), new QuantityValues(context.Time, context.Values, context.Grid.Start, context.Grid.Breaks, mean));
        var (start, length, end) = (context.Grid.Start, context.Grid.Length, context.Grid.End);
        // Behind every change of case, too.
        foreach (var t in ((double[])[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.5]).Select(u => start + u * length).Concat(context.Grid.Changes.Select(c => Math.Min(c + 1e-2 * length, end))))
        {
            var exact = values.At(tabulated, t);
            if (double.IsFinite(exact) && !(Math.Abs(curve.At(t) - exact) <= tolerance * Math.Abs(exact))) return tabulated;
        }
        return new Closed(simple);
    }
}
