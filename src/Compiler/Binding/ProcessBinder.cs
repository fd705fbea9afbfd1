using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Resolves the names of one process and checks its shapes, given the length of the state.</summary>
internal sealed class ProcessBinder
{
    private readonly ProcessChoice choice;
    private readonly SourceText source;
    private readonly BindingReport report, diagnostics;
    private readonly DiagnosticBag found = new();
    private readonly int dimension;
    private readonly Lets lets;
    private BoundProcess? process;

    /// <param name="report">Hears of the faults when the process is closed.</param>
    public ProcessBinder(ProcessChoice choice, BindingReport report, int dimension)
    {
        (this.choice, source, this.report, this.dimension) = (choice, choice.Source, report, dimension);
        diagnostics = choice.User is null ? report.Into(found) : report.IntoOther(found);
        lets = new Lets(source, diagnostics);
    }

    /// <summary>What a network may use: the parameters and the definitions, which may be called until the process is closed.</summary>
    public Scope Shared { get; private set; } = Scope.Empty;

    /// <summary>Binds what the process states.</summary>
    public ProcessBinder Open(ProcessDeclaration syntax)
    {
        DeclareAll(syntax.Items.Select(NameOf).OfType<Identifier>());
        foreach (var twice in syntax.Items.OfType<EquationItem>().GroupBy(e => e.Kind))
            foreach (var again in twice.Skip(1))
                diagnostics.Add(NameDiagnostics.Duplicate(At(again.KindSpan), $"`{Word(again.Kind)}`", At(twice.First().KindSpan)));

        var time = Single<TimeItem>(syntax, "`time`");
        var state = Single<StateItem>(syntax, "`state`");
        if (time is null && !diagnostics.MayState("time")) diagnostics.Add(ExperimentDiagnostics.NoTime(At(syntax.Name), syntax.Name.Name));
        if (state is null && !diagnostics.MayState("state")) diagnostics.Add(ExperimentDiagnostics.NoState(At(syntax.Name), syntax.Name.Name));

        var scope = Scope.Empty;
        var parameters = ImmutableArray.CreateBuilder<BoundParameter>();
        var changed = choice.ByParameter(diagnostics);
        foreach (var item in syntax.Items.OfType<ParamItem>().DistinctBy(item => item.Name.Name))
        {
            var symbol = new Symbol(item.Name.Name, SymbolKind.Parameter);
            var (text, given) = changed.TryGetValue(symbol.Name, out var argument) ? (choice.User!, argument.Value) : (source, item.Value);
            var value = new ConstantBinder(text, diagnostics).Number(given, $"`{item.Name.Name}`");
            if (value is { } number) parameters.Add(new BoundParameter(item.Name.Name, number, At(item.Name)) { ValueAt = new Location(text, given.Span) });
            scope = scope.With(symbol.Name, diagnostics.Declare(new ValueMeaning(symbol, Shape.Number, At(item.Name)) { IsBroken = value is null }));
        }
        var atEnds = scope;
        var domains = syntax.Items.OfType<ParamItem>().DistinctBy(item => item.Name.Name).ToDictionary(item => item.Name.Name, item => BindDomain(item, atEnds));
        if (time is not null) scope = scope.With(time.Name.Name, diagnostics.Declare(new ValueMeaning(new Symbol(time.Name.Name, SymbolKind.Time), Shape.Number, At(time.Name))));
        if (state is not null) scope = scope.With(state.Name.Name, diagnostics.Declare(new ValueMeaning(new Symbol(state.Name.Name, SymbolKind.State), Shape.Vector(dimension), At(state.Name))));
        foreach (var item in syntax.Items.OfType<LetItem>()) DeclareAll(item.Parameters);
        scope = lets.Declare(syntax.Items.OfType<LetItem>(), scope);
        Shared = scope.Where(meaning => meaning is LetMeaning or ValueMeaning { Symbol.Kind: SymbolKind.Parameter });

        var interval = time is null ? null : BindTime(time, atEnds);
        EquationItem? Equation(EquationKind kind) => syntax.Items.OfType<EquationItem>().FirstOrDefault(e => e.Kind == kind);
        var drift = Equation(EquationKind.Drift) is { } d ? BindDrift(d, scope, state) : null;
        var sigma = Equation(EquationKind.Sigma) is { } s ? BindSigma(s, scope, state) : null;
        var equilibrium = Equation(EquationKind.Equilibrium) is { } q ? BindNormal(q, scope, state) : null;
        var kernel = Equation(EquationKind.Kernel) is { } k ? BindNormal(k, scope, state) : null;
        var changes = time is null ? [] : BindTimeChanges(syntax, time.Name, scope, atEnds);
        if (interval is null || state is null) return this;
        process = new BoundProcess(
            syntax.Name.Name, At(syntax.Name), interval, state.Name.Name, [.. parameters.Select(p => p with { Domain = domains[p.Name] })], [], drift, sigma, equilibrium, kernel)
        {
            Dimension = dimension,
            TimeChanges = changes,
        };
        return this;
    }

    /// <summary>The whole process; null when its time or its state has a fault.</summary>
    /// <param name="uses">Formulas outside of it that use what it shares.</param>
    public BoundProcess? Close(params IEnumerable<Expr> uses)
    {
        lets.BindRest();
        var isWhole = !diagnostics.HasErrors && !diagnostics.Lacks<ProcessItem>() && !Keywords.ProcessItems.Any(diagnostics.MayState);
        var whole = process is null ? null : process with { Lets = lets.Bound, IsWhole = isWhole };
        foreach (var unused in whole is { IsWhole: true } ? Usage.Unused(whole, [.. uses]) : []) diagnostics.Add(unused);
        report.AddRange(found);
        return whole;
    }

    private BoundEquation? BindDomain(ParamItem syntax, Scope scope) =>
        syntax.Domain is { } domain && new ExpressionBinder(scope, source, diagnostics).Condition(domain, "`where`") is { } condition
            ? new BoundEquation(condition.Value, At(domain))
            : null;

    private ImmutableArray<BoundTimeChange> BindTimeChanges(ProcessDeclaration syntax, Identifier time, Scope scope, Scope atEnds) =>
        new TimeChangeBinder(scope, atEnds, diagnostics).Bind(time, At(time),
        [
            .. syntax.Items.OfType<ReparametriseItem>().Select(item => (item.Change, source)),
            .. choice.Change is { } change ? [(change, choice.User!)] : Array.Empty<(TimeChange, SourceText)>(),
        ]);

    private BoundTime? BindTime(TimeItem syntax, Scope scope)
    {
        var binder = new ExpressionBinder(scope, source, diagnostics);
        var (start, end) = (binder.Number(syntax.Start, "the start of time"), binder.Number(syntax.End, "the end of time"));
        return start is null || end is null ? null : new BoundTime(syntax.Name.Name, start, end, At(Span.Between(syntax.Start.Span.Start, syntax.End.Span.End)));
    }

    private BoundEquation? BindDrift(EquationItem syntax, Scope scope, StateItem? state)
    {
        if (new ExpressionBinder(scope, source, diagnostics).Bind(syntax.Value) is not { } value) return null;
        // A drift of 0 says that there is none, whatever the state's length.
        if (state is null || value.Shape.Fits(Shape.Vector(dimension)) || value.Value is Constant { Value: 0 }) return new BoundEquation(value.Value, At(syntax.Value));
        diagnostics.Add(ShapeDiagnostics.ShapeOfState(At(syntax.Value), "`drift`", state.Name.Name, value.Shape, At(state.Name)));
        return null;
    }

    private BoundEquation? BindSigma(EquationItem syntax, Scope scope, StateItem? state) =>
        ForEachComponent(syntax.Value, "`sigma`", scope, state) is { } value ? new BoundEquation(value, At(syntax.Value)) : null;

    private BoundNormal? BindNormal(EquationItem syntax, Scope scope, StateItem? state)
    {
        switch (syntax.Value)
        {
            case NameExpression { Identifier: { Name: "flat" } flat }:
                diagnostics.Use(At(flat), new WordMeaning(flat.Name));
                return new BoundNormal(null, null, At(syntax.Value));
            case CallExpression { Function: { Name: "normal" } normal, Arguments: [{ Name: null } mean, { Name: null } deviation] }:
                diagnostics.Use(At(normal), new TermMeaning(Catalogue.Of<Normal>().Single()));
                var (m, s) = (ForEachComponent(mean.Value, "the mean", scope, state), ForEachComponent(deviation.Value, "the standard deviation", scope, state));
                return m is null || s is null ? null : new BoundNormal(m, s, At(syntax.Value));
            default:
                if (syntax.Value is NameExpression word)
                    diagnostics.Offer(word.Identifier, [new Candidate("flat", new WordMeaning("flat")), new Candidate("normal", new TermMeaning(Catalogue.Of<Normal>().Single()))]);
                diagnostics.Add(ExperimentDiagnostics.NotADistribution(At(syntax.Value), Word(syntax.Kind)));
                return null;
        }
    }

    /// <summary>A number for all components, or one for each.</summary>
    private Expr? ForEachComponent(Expression syntax, string what, Scope scope, StateItem? state)
    {
        if (new ExpressionBinder(scope, source, diagnostics).Bind(syntax) is not { } value) return null;
        var expected = Shape.Vector(dimension);
        if (value.Shape.IsNumber || value.Shape.Fits(expected)) return value.Value;
        diagnostics.Add(ShapeDiagnostics.NotForEachComponent(At(syntax), what, state?.Name.Name ?? "x", value.Shape, expected));
        return null;
    }

    private T? Single<T>(ProcessDeclaration syntax, string what) where T : ProcessItem
    {
        var items = syntax.Items.OfType<T>().ToArray();
        foreach (var again in items.Skip(1)) diagnostics.Add(NameDiagnostics.Duplicate(At(again), what, At(items[0])));
        return items.FirstOrDefault();
    }

    private void DeclareAll(IEnumerable<Identifier> identifiers)
    {
        var names = new Dictionary<string, Location>();
        foreach (var identifier in identifiers)
        {
            if (identifier.Name == StepsBinder.Name || Functions.Find(identifier.Name) is not null || Functions.Constants.ContainsKey(identifier.Name))
                diagnostics.Add(NameDiagnostics.Taken(At(identifier), identifier.Name));
            if (!names.TryAdd(identifier.Name, At(identifier)))
                diagnostics.Add(NameDiagnostics.Duplicate(At(identifier), $"`{identifier.Name}`", names[identifier.Name]));
        }
    }

    private static Identifier? NameOf(ProcessItem item) => item switch
    {
        ParamItem p => p.Name,
        LetItem l => l.Name,
        TimeItem t => t.Name,
        StateItem s => s.Name,
        _ => null,
    };

    private static string Word(EquationKind kind) => kind.ToString().ToLowerInvariant();

    private Location At(SyntaxNode node) => new(source, node.Span);

    private Location At(Span span) => new(source, span);
}
