namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// Replaces every <see cref="Apply"/> by what it stands for. The binder has refused definitions that go round in a circle.
/// </summary>
public static class Inliner
{
    public static Expr Inline(Expr e, IReadOnlyDictionary<string, Definition> definitions) => e switch
    {
        // The items are worked out thousands of times, and no rule looks into them again.
        Steps(var table, var argument, var summed) => new Steps(table.Map(i => Simplifier.Simplify(Inline(i, definitions))), Inline(argument, definitions), summed),
        Apply(var name, var arguments) => Unfold(definitions[name], [.. arguments.Select(a => Inline(a, definitions))], definitions),
        _ => e.Map(inner => Inline(inner, definitions)),
    };

    private static Expr Unfold(Definition definition, EquatableArray<Expr> arguments, IReadOnlyDictionary<string, Definition> definitions)
    {
        var values = definition.Arguments.Zip(arguments).ToDictionary(p => p.First, p => p.Second);
        return Fill(Inline(definition.Body, definitions), values);
    }

    /// <summary>All arguments at once, for a value may hold the caller's own argument of the same name.</summary>
    private static Expr Fill(Expr e, IReadOnlyDictionary<string, Expr> values) => e switch
    {
        Symbol { Kind: SymbolKind.Argument } s when values.TryGetValue(s.Name, out var value) => value,
        _ => e.Map(inner => Fill(inner, values)),
    };
}
