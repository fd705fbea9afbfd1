using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Everything the runtime needs of a process dY = (A Y + c) dt + diag(σ) dB, each as a formula of t and the parameters.</summary>
public abstract record DerivedProcess(BoundProcess Bound)
{
    /// <summary>The numbers that the parameters stood for while the process was checked: the file's, or those given instead.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>The ends of the interval at <see cref="Values"/>; the data stands at the first.</summary>
    public required (double Start, double End) Interval { get; init; }

    /// <summary>Where between the ends a step of a staircase ends, rising.</summary>
    public required ImmutableArray<double> Breaks { get; init; }

    public Symbol Time => Bound.TimeSymbol();

    /// <summary>All that it is made of.</summary>
    public abstract IEnumerable<Expr> Formulas { get; }

    /// <summary>Whether a component has no noise at the start. A drift that couples them is integrated from the data on.</summary>
    public bool StandsAtData() => this switch
    {
        IsotropicDerived one => !(QuantityValues.Of(one).At(one.Variance, Interval.Start) > 0),
        ComponentwiseDerived each => each.Axes.Any(axis => axis.StandsAtData()),
        _ => true,
    };
}

/// <summary>One a and one σ for all components: p(y|x) = N(μ x + d, Σ²), ∇log p_eq = −x/v + q.</summary>
/// <param name="DriftScale">a(t): b₊(x, t) = a(t) x + c(t).</param>
/// <param name="Diffusion">σ²(t).</param>
/// <param name="MeanScale">μ(t) = exp ∫a.</param>
/// <param name="Variance">Σ²(t) = μ² ∫σ²/μ².</param>
/// <param name="EquilibriumPrecision">1/v(t) = −2a/σ²; the constant 0 where the equilibrium is flat.</param>
/// <param name="Offsets">None where the drift has no offset; one for all components, or one for each.</param>
public sealed record IsotropicDerived(
    BoundProcess Bound,
    Expr DriftScale,
    Expr Diffusion,
    Quantity MeanScale,
    Quantity Variance,
    Expr EquilibriumPrecision,
    EquatableArray<DerivedOffset> Offsets) : DerivedProcess(Bound)
{
    public override IEnumerable<Expr> Formulas =>
    [
        DriftScale, Diffusion, EquilibriumPrecision, .. MeanScale.Formulas, .. Variance.Formulas,
        .. Offsets.SelectMany(offset => (Expr[])[offset.Drift, .. offset.Mean.Formulas, offset.Pull]),
    ];
}

/// <summary>What of the drift, of the kernel's mean and of ∇log p_eq does not depend on the state.</summary>
/// <param name="Drift">c(t).</param>
/// <param name="Mean">d(t) = μ ∫c/μ.</param>
/// <param name="Pull">q(t) = 2c/σ².</param>
public sealed record DerivedOffset(Expr Drift, Quantity Mean, Expr Pull);

/// <summary>Independent components that differ.</summary>
/// <param name="Axes">Each component as a process of its own, with one offset or none.</param>
public sealed record ComponentwiseDerived(BoundProcess Bound, EquatableArray<IsotropicDerived> Axes) : DerivedProcess(Bound)
{
    public override IEnumerable<Expr> Formulas => Axes.SelectMany(axis => axis.Formulas);
}

/// <summary>Components that the drift couples. M, d and S of p(y|x) = N(M x + d, S) solve M' = A M, d' = A d + c, S' = A S + S Aᵀ + diag σ².</summary>
/// <param name="Drift">A(t), by its rows.</param>
/// <param name="Offset">c(t).</param>
/// <param name="Diffusion">σ_i²(t).</param>
public sealed record MatrixDerived(
    BoundProcess Bound, EquatableArray<EquatableArray<Expr>> Drift, EquatableArray<Expr> Offset, EquatableArray<Expr> Diffusion) : DerivedProcess(Bound)
{
    /// <summary>Whether 2b₊/σ² is a gradient, and so ∇log p_eq.</summary>
    public required bool HasPotential { get; init; }

    public override IEnumerable<Expr> Formulas => [.. Drift.SelectMany(row => row), .. Offset, .. Diffusion];
}

/// <summary>A derived function of time.</summary>
public abstract record Quantity
{
    public abstract IEnumerable<Expr> Formulas { get; }
}

/// <summary>Found in closed form.</summary>
public sealed record Closed(Expr Value) : Quantity
{
    public override IEnumerable<Expr> Formulas => [Value];
}

/// <summary>
/// No antiderivative was found: the quantity is <paramref name="Outer"/> with ∫<paramref name="Integrand"/> dt from the interval's start,
/// tabulated by the runtime, in the place of <see cref="IntegralSymbol"/>.
/// </summary>
public sealed record Tabulated(Expr Integrand, Expr Outer) : Quantity
{
    /// <summary>Stands in <see cref="Outer"/> for the tabulated integral.</summary>
    public static readonly Symbol IntegralSymbol = new("∫", SymbolKind.Argument);

    /// <summary>Stands in formulas of the variance and of the offset for a mean scale that is itself tabulated.</summary>
    public static readonly Symbol MeanScaleSymbol = new("μ", SymbolKind.Argument);

    public override IEnumerable<Expr> Formulas => [Integrand, Outer];
}
