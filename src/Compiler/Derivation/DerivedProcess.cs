using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Everything the runtime needs of an affine isotropic process, each as a formula of t and the parameters.</summary>
/// <param name="DriftScale">a(t): b₊(x, t) = a(t) x.</param>
/// <param name="Diffusion">σ²(t).</param>
/// <param name="MeanScale">μ(t) = exp ∫a.</param>
/// <param name="Variance">Σ²(t) = μ² ∫σ²/μ².</param>
/// <param name="EquilibriumPrecision">1/v(t) = −2a/σ²; the constant 0 where the equilibrium is flat.</param>
public sealed record DerivedProcess(
    BoundProcess Bound,
    Expr DriftScale,
    Expr Diffusion,
    Quantity MeanScale,
    Quantity Variance,
    Expr EquilibriumPrecision)
{
    /// <summary>The numbers that the parameters stood for while the process was checked: the file's, or those given instead.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>The ends of the interval at <see cref="Values"/>; the data stands at the first.</summary>
    public required (double Start, double End) Interval { get; init; }

    /// <summary>Where between the ends a step of a staircase ends, rising.</summary>
    public required ImmutableArray<double> Breaks { get; init; }

    public Symbol Time => Bound.TimeSymbol();
}

/// <summary>A derived function of time.</summary>
public abstract record Quantity;

/// <summary>Found in closed form.</summary>
public sealed record Closed(Expr Value) : Quantity;

/// <summary>
/// No antiderivative was found: the quantity is <paramref name="Outer"/> with ∫<paramref name="Integrand"/> dt from the interval's start,
/// tabulated by the runtime, in the place of <see cref="IntegralSymbol"/>.
/// </summary>
public sealed record Tabulated(Expr Integrand, Expr Outer) : Quantity
{
    /// <summary>Stands in <see cref="Outer"/> for the tabulated integral.</summary>
    public static readonly Symbol IntegralSymbol = new("∫", SymbolKind.Argument);

    /// <summary>Stands in formulas of the variance for a mean scale that is itself tabulated.</summary>
    public static readonly Symbol MeanScaleSymbol = new("μ", SymbolKind.Argument);
}
