using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Integration;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>The process at hand, the numbers its parameters stand for, and the times at which it is checked.</summary>
internal sealed record DerivationContext(
    BoundProcess Process, IReadOnlyDictionary<string, double> Values, TimeGrid Grid, Expr Start, DiagnosticBag Diagnostics)
{
    /// <summary>Of all components together.</summary>
    private const double MostTerms = 8192;

    /// <summary>As a part of the interval: a pole is found to as much.</summary>
    private const double SameTime = 1e-6;

    private readonly List<(string Code, double Time)> singular = [];

    public Symbol Time { get; } = Process.TimeSymbol();

    public Symbol State { get; } = Process.StateSymbol();

    /// <summary>The state's components, as symbols of their own; in one dimension it is one itself.</summary>
    public EquatableArray<Symbol> Components { get; } = Process.Dimension == 1
        ? [Process.StateSymbol()]
        : [.. Enumerable.Range(1, Process.Dimension).Select(i => new Symbol($"{Process.State}[{i}]", SymbolKind.State))];

    /// <summary>What is said of faults: where in the state they are; null where all components are alike.</summary>
    private string? Place { get; init; }

    /// <summary>Null when the interval is not one.</summary>
    public static DerivationContext? Of(BoundProcess process, IReadOnlyDictionary<string, double>? parameters, DiagnosticBag diagnostics)
    {
        var (values, definitions) = (process.Values(parameters), process.Definitions());
        if (process.Time.Ends(values, definitions, diagnostics) is not var (start, end)) return null;
        var equations = process.Equations.Select(e => Inliner.Inline(e.Value, definitions));
        return new(process, values, TimeGrid.Of(equations, process.TimeSymbol(), values, start, end), Simplifier.Simplify(Inliner.Inline(process.Time.Start, definitions)), diagnostics);
    }

    /// <summary>The same for one component of so many that differ.</summary>
    public DerivationContext In(int component, int count) => count == 1 ? this : this with { Place = $"component {component + 1} of `{Process.State}`" };

    /// <summary>The same for an entry of the drift's matrix.</summary>
    public DerivationContext In(int row, int column, int count) => this with { Place = $"row {row + 1}, column {column + 1} of the drift's {count} by {count} matrix" };

    /// <summary>A formula without definitions, small enough to be written out component by component; null where it is not, which has been reported.</summary>
    public Expr? WrittenOut(Expr written, Location at)
    {
        var formula = Inline(written);
        if (Components.Count * Terms(formula) <= MostTerms) return formula;
        Report(ProcessDiagnostics.TooManyTerms(at, Components.Count));
        return null;
    }

    /// <summary>How many terms a component has at most: a product of matrices and a sum over the components repeat what they are made of for each component.</summary>
    private double Terms(Expr e) => e switch
    {
        _ when !e.Symbols().Any() => 1,
        MatrixProduct(var l, var r) => Components.Count * (Terms(l) + Terms(r)),
        Call({ Shape: FunctionShape.Reduction }, var arguments) => Components.Count * arguments.Sum(Terms),
        VectorOf(var items) => items.Max(Terms),
        _ => 1 + e.Children().Sum(Terms),
    };

    public void Report(Diagnostic diagnostic) => Diagnostics.Add(Place is null ? diagnostic : diagnostic.WithNote($"this is so in {Place}"));

    /// <summary>A singular time is told once, with the first equation it is in: where a definition is shared, so is its pole.</summary>
    public void ReportOnce(double t, Diagnostic diagnostic)
    {
        if (singular.Exists(s => s.Code == diagnostic.Code && Math.Abs(s.Time - t) <= SameTime * Grid.Length)) return;
        singular.Add((diagnostic.Code, t));
        Report(diagnostic);
    }

    /// <summary>A formula without definitions, component by component.</summary>
    public Components Expand(Expr e) => Algebra.Components.Of(e, part => part == State ? Algebra.Components.Vector([.. Components]) : null);

    public Expr Inline(Expr e) => Inliner.Inline(e, Process.Definitions());

    /// <summary>A time as it is told.</summary>
    public Moment At(double t) => new(Time.Name, t);

    public Curve Curve(Expr e) => new(e, Time, Values);

    public Expr? Integrate(Expr e) => Calculus.Integrate(e, Time, Values, Grid.Start, Grid.End);

    /// <summary>An antiderivative that is 0 at the interval's start.</summary>
    public Expr? IntegrateFromStart(Expr e) =>
        Integrate(e) is { } found && double.IsFinite(Curve(found).At(Grid.Start))
            ? Simplifier.Simplify(found - PiecewiseIntegrals.At(found, Time, Start, Values))
            : null;
}
