namespace NeuralEntropy.Compiler.Algebra;

/// <summary>Formulas with what occurs in them more than once taken out, to be computed once under a name.</summary>
/// <param name="Parts">In the order of computing: each over the names of those before it.</param>
public sealed record Sharing(EquatableArray<Part> Parts, EquatableArray<Expr> Formulas)
{
    /// <summary>A sum or a product of so few names is computed again rather than named.</summary>
    private const int Small = 7;

    /// <param name="formulas">Without definitions.</param>
    /// <param name="names">For the parts, one after the other.</param>
    /// <param name="costly">Symbols that stand for a computation.</param>
    public static Sharing Of(IEnumerable<Expr> formulas, IEnumerable<string> names, params Symbol[] costly)
    {
        Expr[] all = [.. formulas];
        var times = new Dictionary<Expr, int>();
        foreach (var formula in all) Count(formula);
        var found = new Dictionary<Expr, Symbol>();
        var parts = new List<Part>();
        using var name = names.GetEnumerator();
        Expr[] over = [.. all.Select(Rewritten)];
        return new([.. parts], [.. over]);

        void Count(Expr e)
        {
            times[e] = times.GetValueOrDefault(e) + 1;
            // What is inside of a named part is computed once, however often the whole is used.
            if (times[e] == 1 || !IsWorthAName(e, costly)) _ = Inside(e, inner => { Count(inner); return inner; });
        }

        Expr Rewritten(Expr e)
        {
            if (times[e] == 1 || !IsWorthAName(e, costly)) return Inside(e, Rewritten);
            if (found.TryGetValue(e, out var known)) return known;
            var value = Inside(e, Rewritten);
            name.MoveNext();
            parts.Add(new Part(found[e] = new Symbol(name.Current, SymbolKind.Part), value));
            return found[e];
        }
    }

    /// <summary>A condition is not a value; a number, a symbol or its square is at hand.</summary>
    private static bool IsWorthAName(Expr e, Symbol[] costly) => e switch
    {
        Compare or And or Or or Not or Truth => false,
        Symbol s => costly.Contains(s),
        Power(Symbol, Constant) => false,
        _ => e.Size() >= Small || e.DescendantsAndSelf().Any(part => part is Call or Power or Choice or Steps or MatrixProduct or VectorOf || part is Symbol s && costly.Contains(s)),
    };

    /// <summary>A staircase's table is built once for all times, and a matrix stays written by its rows.</summary>
    private static Expr Inside(Expr e, Func<Expr, Expr> map) => e switch
    {
        Steps steps => steps with { Argument = map(steps.Argument) },
        VectorOf([VectorOf, ..] rows) => new VectorOf([.. rows.Select(row => row.Map(map))]),
        _ => e.Map(map),
    };
}

/// <summary>A part of formulas under a name of its own.</summary>
public sealed record Part(Symbol Name, Expr Value);
