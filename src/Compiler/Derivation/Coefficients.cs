using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// a(t), σ²(t) and 1/v(t) = −2a/σ², from any two that are stated or from the kernel: a = μ'/μ, σ² = (Σ²)' − 2aΣ².
/// </summary>
/// <param name="DriftScale">a, and the equation it comes from.</param>
/// <param name="Diffusion">σ², and the equation it comes from.</param>
/// <param name="Precision">1/v, and the equation it comes from.</param>
internal sealed record Coefficients(Stated DriftScale, Stated Diffusion, Stated Precision)
{
    /// <summary>Null when too little is stated.</summary>
    public static Coefficients? From(StatedProcess stated, Symbol time) => stated switch
    {
        { Kernel: { } kernel } => Of(kernel, time),
        { DriftScale: { } a, Diffusion: { } d } => Of(a, d, stated.Precision),
        { Precision: { } p, Diffusion: { } d } => new(new(Simplifier.Simplify(-d.Value * p.Value / 2), p.At), d, p),
        { DriftScale: { } a, Precision: { } p } when p.Value != new Constant(0) =>
            Of(a, new(Simplifier.Simplify(-2 * a.Value / p.Value), a.At), p),
        _ => null,
    };

    public static Coefficients Of(StatedKernel kernel, Symbol time)
    {
        var a = Simplifier.Simplify(Calculus.Differentiate(kernel.MeanScale, time) / kernel.MeanScale);
        var d = Simplifier.Simplify(Calculus.Differentiate(kernel.Variance, time) - 2 * a * kernel.Variance);
        return Of(new(a, kernel.At), new(d, kernel.At), null);
    }

    private static Coefficients Of(Stated a, Stated d, Stated? precision) =>
        new(a, d, precision ?? new(Simplifier.Simplify(-2 * a.Value / d.Value), Blame(a, d)));

    private static Location Blame(Stated a, Stated d) => d.At.Span.Start < a.At.Span.Start ? a.At : d.At;
}
