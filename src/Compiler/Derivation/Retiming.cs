using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// A process dY = b(Y, t) dt + σ(t) dB in another time, t = φ(s): dY = b(Y, φ) φ' ds + σ(φ) √φ' dB. Rates get the factor φ', the kernel and the
/// quasi-equilibrium are what they are at t. It is derived in its own time, and what was derived is carried over.
/// </summary>
internal sealed class Retiming
{
    /// <summary>How far a simplified formula may be from the one that it stands for: rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly BoundProcess process;
    private readonly IReadOnlyDictionary<string, double> values;
    private readonly TimeGrid grid;
    private readonly Expr φ;
    private readonly Expr slope;

    private Retiming(BoundProcess process, Expr φ, TimeGrid grid, IReadOnlyDictionary<string, double> values)
    {
        (this.process, this.values, this.grid) = (process, values, grid);
        (this.φ, slope) = (Simplifier.Simplify(φ), Calculus.Differentiate(φ, NewTime));
    }

    private Symbol Time => process.TimeSymbol();

    private Symbol NewTime => SymbolOf(process.TimeChanges[^1].Time);

    /// <summary>Null when a change is none, which has been reported.</summary>
    public static Retiming? Of(BoundProcess process, IReadOnlyDictionary<string, double>? parameters, DiagnosticBag diagnostics)
    {
        var (values, definitions) = (process.Values(parameters), process.Definitions());
        var (before, φ, grid) = (process.Time, (Expr)process.TimeSymbol(), default(TimeGrid));
        foreach (var change in process.TimeChanges)
        {
            if (before.Ends(values, definitions, diagnostics) is not { } old || change.Time.Ends(values, definitions, diagnostics) is not var (start, end)) return null;
            var (value, time) = (Inliner.Inline(change.Value, definitions), SymbolOf(change.Time));
            grid = TimeGrid.Of([value], time, values, start, end);
            if (TimeChangeCheck.Fault(change, new Curve(value, time, values), new Curve(Calculus.Differentiate(value, time), time, values), grid, old) is { } fault)
            {
                diagnostics.Add(fault);
                return null;
            }
            (before, φ) = (change.Time, φ.Substitute(SymbolOf(before), value));
        }
        return new(process, φ, grid!, values);
    }

    /// <summary>The process in the new time.</summary>
    /// <param name="derived">In its own time.</param>
    public DerivedProcess Apply(DerivedProcess derived)
    {
        var bound = process with { Time = process.TimeChanges[^1].Time };
        DerivedProcess retimed = derived switch
        {
            IsotropicDerived one => Apply(one, bound),
            ComponentwiseDerived each => each with { Bound = bound, Axes = [.. each.Axes.Select(axis => Placed(Apply(axis, bound)))] },
            MatrixDerived coupled => coupled with
            {
                Bound = bound,
                Drift = [.. coupled.Drift.Select(row => (EquatableArray<Expr>)[.. row.Select(Rate)])],
                Offset = [.. coupled.Offset.Select(Rate)],
                Diffusion = [.. coupled.Diffusion.Select(Rate)],
            },
            _ => throw new InvalidOperationException($"no case for {derived}"),
        };
        return Placed(retimed);
    }

    private IsotropicDerived Apply(IsotropicDerived one, BoundProcess bound) => one with
    {
        Bound = bound,
        DriftScale = Rate(one.DriftScale),
        Diffusion = Rate(one.Diffusion),
        MeanScale = At(one.MeanScale),
        Variance = At(one.Variance),
        EquilibriumPrecision = At(one.EquilibriumPrecision),
        Offsets = [.. one.Offsets.Select(offset => new DerivedOffset(Rate(offset.Drift), At(offset.Mean), At(offset.Pull)))],
    };

    private T Placed<T>(T derived) where T : DerivedProcess => derived with
    {
        Interval = (grid.Start, grid.End),
        Breaks = TimeGrid.Of(derived.Formulas, NewTime, values, grid.Start, grid.End).Breaks,
    };

    private Expr Rate(Expr formula) => Accurate(formula.Substitute(Time, φ) * slope);

    private Quantity At(Quantity quantity) => quantity switch
    {
        Closed(var value) => new Closed(At(value)),
        Tabulated(var integrand, var outer) => new Tabulated(Rate(integrand), At(outer)),
        _ => throw new InvalidOperationException($"no case for {quantity}"),
    };

    private Expr At(Expr formula) => Accurate(formula.Substitute(Time, φ));

    /// <summary>Simplified where that keeps the digits: near the start little may be left of what is subtracted from each other.</summary>
    private Expr Accurate(Expr formula)
    {
        if (formula.DependsOn(Tabulated.IntegralSymbol) || formula.DependsOn(Tabulated.MeanScaleSymbol)) return formula;
        var simple = Simplifier.Simplify(formula);
        var (curve, shown) = (new Curve(formula, NewTime, values), new Curve(simple, NewTime, values));
        return grid.Inside.All(s => Math.Abs(shown.At(s) - curve.At(s)) <= Rounding * Math.Abs(curve.At(s))) ? simple : formula;
    }

    private static Symbol SymbolOf(BoundTime time) => new(time.Name, SymbolKind.Time);
}
