using System.Collections.Immutable;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Binds calls and settings against the <see cref="Catalogue"/>: names, kinds, domains, and what is missing.</summary>
internal sealed class TermBinder(SourceText source, BindingReport diagnostics)
{
    /// <summary>A value of the runtime's <paramref name="type"/>: data, or one of the terms that make it.</summary>
    public BoundTerm? Bind(Expression syntax, Type type) =>
        type == typeof(DataDistribution) ? new DataBinder(this, source, diagnostics).Bind(syntax) : Named(syntax, type);

    /// <summary>A value that must be one of the terms that make <paramref name="type"/>: <c>mlp(hidden = [64])</c>, or <c>mlp</c> alone.</summary>
    internal BoundTerm? Named(Expression syntax, Type type)
    {
        var kind = Catalogue.NameOf(type);
        var (name, arguments) = syntax switch
        {
            CallExpression call => (call.Function, call.Arguments),
            NameExpression alone => (alone.Identifier, []),
            _ => (null, ImmutableArray<Argument>.Empty),
        };
        // Those that are written by their names; a map of data is not.
        var candidates = Catalogue.Of(type).Where(c => c.Usage.StartsWith(c.Name, StringComparison.Ordinal)).ToArray();
        var known = Known(candidates.Select(c => c.Name));
        if (name is null)
        {
            diagnostics.Add(ShapeDiagnostics.WrongKind(At(syntax), $"the {kind}", $"one of {known}"));
            return null;
        }
        diagnostics.Offer(name, candidates.Select(c => new Candidate(c.Name, new TermMeaning(c))));
        if (candidates.FirstOrDefault(c => c.Name == name.Name || c.Alias == name.Name) is { } term)
        {
            diagnostics.Use(At(name), new TermMeaning(term));
            return Bind(term, arguments, At(syntax));
        }
        diagnostics.Add(NameDiagnostics.UnknownTerm(At(name), kind, name.Name, Suggestion.Nearest(name.Name, candidates.Select(c => c.Name)), known));
        return null;
    }

    /// <summary>The arguments of a call, by name or in order.</summary>
    public BoundTerm? Bind(Term term, ImmutableArray<Argument> arguments, Location at)
    {
        var named = ImmutableArray.CreateBuilder<(Identifier? Name, Expression Value, TermParameter? Parameter)>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = arguments[i].Name is null ? term.Parameters.ElementAtOrDefault(i) : null;
            // What takes the rest takes it as one list.
            var rest = parameter is { TakesRest: true } ? arguments.Skip(i).TakeWhile(a => a.Name is null).Select(a => a.Value).ToArray() : [];
            named.Add((arguments[i].Name, rest is [var first, .., var last] ? new ListExpression([.. rest], Span.Between(first.Span.Start, last.Span.End)) : arguments[i].Value, parameter));
            if (rest.Length > 0) i += rest.Length - 1;
        }
        return Bind(term, named.ToImmutable(), at);
    }

    /// <summary>The settings of a block.</summary>
    public BoundTerm? Bind(Term term, IEnumerable<Setting> settings, Location at) =>
        Bind(term, [.. settings.Select(s => ((Identifier?)s.Name, s.Value, (TermParameter?)null))], at);

    private BoundTerm? Bind(Term term, ImmutableArray<(Identifier? Name, Expression Value, TermParameter? Parameter)> given, Location at)
    {
        var bound = ImmutableArray.CreateBuilder<BoundArgument>();
        var failed = false;
        foreach (var (name, value, positional) in given)
        {
            var parameter = name is null ? positional : term.Find(name.Name);
            if ((name ?? (value as NameExpression)?.Identifier) is { } word)
                diagnostics.Offer(word, term.Parameters.Where(p => !given.Any(g => g.Name?.Name == p.Name)).Select(p => new Candidate(p.Name, new ArgumentMeaning(term, p))));
            if (name is not null && parameter is not null) diagnostics.Use(At(name), new ArgumentMeaning(term, parameter));
            if (parameter is null)
            {
                failed = true;
                var nearest = name is null ? null : Suggestion.Nearest(name.Name, term.Parameters.Select(p => p.Name));
                diagnostics.Add(name is null
                    ? NameDiagnostics.WrongCount(at, term.Name, term.Usage, given.Length)
                    : NameDiagnostics.UnknownArgument(At(name), term.Name, name.Name, nearest, Known(term)));
                if (name is null) return null;
                continue;
            }
            var place = name is null ? At(value) : At(name);
            if (bound.FirstOrDefault(b => b.Parameter == parameter) is { } first)
            {
                failed = true;
                diagnostics.Add(NameDiagnostics.RepeatedArgument(place, term.Name, parameter.Name, first.At));
                continue;
            }
            if (Value(parameter, value) is { } result) bound.Add(new BoundArgument(parameter, result, place));
            else failed = true;
        }
        foreach (var missing in term.Parameters.Where(p => p.IsRequired && !given.Any(g => g.Name?.Name == p.Name || g.Parameter == p)))
        {
            failed = true;
            diagnostics.Add(NameDiagnostics.MissingArgument(at, term.Name, missing.Name, missing.Summary));
        }
        return failed ? null : new BoundTerm(term, bound.ToImmutable(), at);
    }

    private BoundValue? Value(TermParameter parameter, Expression syntax) => parameter.Kind switch
    {
        TermKind.Number => Number(parameter, syntax),
        TermKind.WholeNumber => Whole(parameter, syntax),
        TermKind.Numbers => List(syntax, item => Number(parameter, item)),
        TermKind.WholeNumbers => List(syntax, item => Whole(parameter, item)),
        TermKind.NumberOrNumbers => syntax is ListExpression ? List(syntax, item => Number(parameter, item)) : Number(parameter, syntax),
        TermKind.NumberLists => List(syntax, row => List(row, item => Number(parameter, item))),
        TermKind.Choice => Choice(parameter, syntax, Nullable.GetUnderlyingType(parameter.Member.ParameterType) ?? parameter.Member.ParameterType),
        TermKind.Choices => List(syntax, item => Choice(parameter, item, parameter.ItemType)),
        TermKind.Truth => Truth(parameter, syntax),
        TermKind.Text => Text(parameter, syntax, "a text in quotes"),
        TermKind.NameOrNumber => NameOrNumber(parameter, syntax),
        TermKind.NamesOrNumbers => List(syntax, item => NameOrNumber(parameter, item)),
        TermKind.Term => Bind(syntax, parameter.Member.ParameterType) is { } term ? new TermValue(term) : null,
        TermKind.Terms => List(syntax, item => Bind(item, parameter.ItemType) is { } term ? new TermValue(term) : null),
        _ => throw new InvalidOperationException($"no such kind: {parameter.Kind}"),
    };

    private NumberValue? Number(TermParameter parameter, Expression syntax)
    {
        if (syntax is ListExpression)
        {
            diagnostics.Add(ShapeDiagnostics.ListHere(At(syntax)));
            return null;
        }
        if (new ConstantBinder(source, diagnostics).Number(syntax, $"`{parameter.Name}`") is not { } value) return null;
        var bounds = parameter.Bounds;
        var bound = value < bounds.Min ? $"at least {bounds.Min:G6}"
            : value <= bounds.Above ? $"greater than {bounds.Above:G6}"
            : value >= bounds.Below ? $"less than {bounds.Below:G6}"
            : value > bounds.Max ? $"at most {bounds.Max:G6}"
            : null;
        if (bound is null) return new NumberValue(value);
        diagnostics.Add(ShapeDiagnostics.OutOfDomain(At(syntax), $"`{parameter.Name}`", bound, value.ToString("G6")));
        return null;
    }

    private WholeValue? Whole(TermParameter parameter, Expression syntax)
    {
        if (Number(parameter, syntax) is not { Value: var value }) return null;
        var limit = parameter.ItemType == typeof(int) ? int.MaxValue : 1L << 53;
        if (value == Math.Floor(value) && Math.Abs(value) <= limit) return new WholeValue((long)value);
        diagnostics.Add(ShapeDiagnostics.WrongKind(At(syntax), $"`{parameter.Name}`", Math.Abs(value) > limit ? $"a whole number of at most {limit}" : "a whole number"));
        return null;
    }

    private TextValue? Text(TermParameter parameter, Expression syntax, string needed)
    {
        if (syntax is StringExpression text) return new TextValue(text.Value, At(text));
        var wrong = ShapeDiagnostics.WrongKind(At(syntax), $"`{parameter.Name}`", needed);
        diagnostics.Add(syntax is NameExpression { Identifier.Name: var name } ? wrong.WithHelp($"write it in quotes: `\"{name}\"`") : wrong);
        return null;
    }

    private BoundValue? NameOrNumber(TermParameter parameter, Expression syntax) =>
        ConstantBinder.IsConstant(syntax) && syntax is not ListExpression ? Whole(parameter, syntax) : Text(parameter, syntax, "a name in quotes, or a whole number");

    private ListValue? List(Expression syntax, Func<Expression, BoundValue?> item)
    {
        // One value stands for a list of one: `normal(0, 1)` is one-dimensional.
        var items = (syntax is ListExpression list ? list.Items : [syntax]).Select(item).ToArray();
        return items.Any(i => i is null) ? null : new ListValue([.. items.Select(i => i!)]);
    }

    private ChoiceValue? Choice(TermParameter parameter, Expression syntax, Type type)
    {
        if (syntax is NameExpression name) return Choice(name.Identifier, type);
        diagnostics.Add(ShapeDiagnostics.WrongKind(At(syntax), $"`{parameter.Name}`", $"one of {Known(Members(type).Keys)}"));
        return null;
    }

    /// <summary>One of the names of an enumeration.</summary>
    public ChoiceValue? Choice(Identifier name, Type type)
    {
        var members = Members(type);
        diagnostics.Offer(name, members.Keys.Select(m => new Candidate(m, new ChoiceMeaning(type, m))));
        if (members.TryGetValue(name.Name, out var member))
        {
            diagnostics.Use(At(name), new ChoiceMeaning(type, name.Name));
            return new ChoiceValue(type, member);
        }
        diagnostics.Add(NameDiagnostics.UnknownTerm(At(name), Catalogue.NameOf(type), name.Name, Suggestion.Nearest(name.Name, members.Keys), Known(members.Keys)));
        return null;
    }

    private TruthValue? Truth(TermParameter parameter, Expression syntax)
    {
        if (syntax is NameExpression truth) diagnostics.Offer(truth.Identifier, ((string[])["true", "false"]).Select(word => new Candidate(word, new ChoiceMeaning(typeof(bool), word))));
        if (syntax is NameExpression { Identifier.Name: "true" or "false" } name) return new TruthValue(name.Identifier.Name == "true");
        diagnostics.Add(ShapeDiagnostics.WrongKind(At(syntax), $"`{parameter.Name}`", "`true` or `false`"));
        return null;
    }

    private static Dictionary<string, string> Members(Type type) => Enum.GetNames(type).ToDictionary(Catalogue.Snake, n => n);

    private static string Known(Term term) => Known(term.Parameters.Select(p => p.Name));

    private static string Known(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));


    private Location At(SyntaxNode node) => new(source, node.Span);
}
