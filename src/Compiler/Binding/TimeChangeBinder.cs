using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Changes of a process's time: those that it states itself, in their order, and then the one behind its <c>use</c>.</summary>
/// <param name="scope">All names of the process.</param>
/// <param name="atEnds">Those that an interval may use.</param>
internal sealed class TimeChangeBinder(Scope scope, Scope atEnds, BindingReport diagnostics)
{
    private readonly HashSet<string> taken = [.. scope.Names];

    /// <param name="time">The time of the process.</param>
    /// <param name="changes">Each with the text that it stands in.</param>
    public ImmutableArray<BoundTimeChange> Bind(Identifier time, Location declared, IEnumerable<(TimeChange Change, SourceText Source)> changes)
    {
        var bound = ImmutableArray.CreateBuilder<BoundTimeChange>();
        var (name, at) = (time.Name, declared);
        foreach (var (change, source) in changes)
        {
            if (Bind(change, source, name, at) is { } next) bound.Add(next);
            (name, at) = (change.Name.Name, new Location(source, change.Name.Span));
        }
        return bound.ToImmutable();
    }

    private BoundTimeChange? Bind(TimeChange syntax, SourceText source, string old, Location declared)
    {
        Location At(SyntaxNode node) => new(source, node.Span);
        Location Interval() => new(source, Span.Between(syntax.Start.Span.Start, syntax.End.Span.End));
        var (name, time) = (syntax.Name.Name, new ValueMeaning(new Symbol(old, SymbolKind.Time), Shape.Number, declared));
        diagnostics.Offer(syntax.Time, [new Candidate(old, time)]);
        if (syntax.Time.Name != old) diagnostics.Add(TimeDiagnostics.OtherTime(At(syntax.Time), syntax.Time.Name, old, declared));
        else diagnostics.Use(At(syntax.Time), time);
        if (Functions.Find(name) is not null || Functions.Constants.ContainsKey(name) || name == StepsBinder.Name) diagnostics.Add(NameDiagnostics.Taken(At(syntax.Name), name));
        else if (!taken.Add(name) && syntax.Time.Name == old) diagnostics.Add(TimeDiagnostics.NameInUse(At(syntax.Name), name, scope.Find(name)?.DeclaredAt));

        var symbol = new Symbol(name, SymbolKind.Time);
        var inner = scope.With(name, diagnostics.Declare(new ValueMeaning(symbol, Shape.Number, At(syntax.Name))));
        var value = new ExpressionBinder(inner, source, diagnostics).Number(syntax.Value, $"`{old}`");
        var ends = new ExpressionBinder(atEnds, source, diagnostics);
        var (start, end) = (ends.Number(syntax.Start, "the start of time"), ends.Number(syntax.End, "the end of time"));
        if (value is null || start is null || end is null) return null;
        if (Stranger(value, symbol, inner) is { } stranger)
        {
            diagnostics.Add(TimeDiagnostics.DependsOn(At(syntax.Value), old, name, stranger));
            return null;
        }
        return syntax.Time.Name == old ? new BoundTimeChange(old, value, new BoundTime(name, start, end, Interval()), At(syntax)) : null;
    }

    /// <summary>The state, or another time than the new one, on which the formula depends.</summary>
    private static string? Stranger(Expr formula, Symbol time, Scope scope)
    {
        var lets = scope.Names.Select(scope.Find).OfType<LetMeaning>().FirstOrDefault()?.Owner.Bound.ToDictionary(l => l.Name, l => l.Body) ?? [];
        return formula.DescendantsAndSelf().Concat(Bodies(formula)).OfType<Symbol>()
            .FirstOrDefault(s => s.Kind is SymbolKind.State or SymbolKind.Time && s != time)?.Name;

        IEnumerable<Expr> Bodies(Expr e) =>
            e.DescendantsAndSelf().OfType<Apply>().Select(a => lets[a.Name]).SelectMany(body => body.DescendantsAndSelf().Concat(Bodies(body)));
    }
}
