using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// K numbers x_k by a formula of their index, k = 1 … K, and of parameters. Equal by its formulas; what it has worked out for some values of the
/// parameters it keeps.
/// </summary>
/// <param name="item">x_k, with <see cref="Index"/> for k.</param>
/// <param name="count">K</param>
public sealed class StepTable(Expr item, Expr count) : IEquatable<StepTable>
{
    /// <summary>k; no name of a file is written so.</summary>
    public static readonly Symbol Index = new("#k", SymbolKind.Index);

    private readonly Symbol[] symbols = [.. item.Symbols().Concat(count.Symbols()).Where(s => s.Kind != SymbolKind.Index).Distinct()];

    private Known? known;

    public Expr Item => item;

    public Expr Count => count;

    /// <summary>Says all there is in the table.</summary>
    public string Key { get; } = $"{Print(item.Substitute(Index, new Symbol(Index.Name, SymbolKind.Parameter)))}{string.Concat(Rows(item))};{Print(count)}";

    /// <summary>Whether a symbol stands in it, definitions left aside: no walk through all items.</summary>
    public bool Holds(Symbol symbol) => Array.IndexOf(symbols, symbol) >= 0;

    /// <summary>The same table where nothing changes, with all that it knows.</summary>
    public StepTable Map(Func<Expr, Expr> map)
    {
        var mapped = new StepTable(map(item), map(count));
        return mapped.Equals(this) ? this : mapped;
    }

    /// <summary>The table in numbers; null where K is no number of items.</summary>
    public Staircase? At(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, Definition>? definitions = null)
    {
        if (known is { } kept && kept.Fits(symbols, values, definitions)) return kept.Stairs;
        var all = new Dictionary<string, double>(values);
        var k = Evaluator.Evaluate(count, values, definitions);
        double Item(double index)
        {
            all[Index.Name] = index;
            return Evaluator.Evaluate(item, all, definitions);
        }
        var stairs = Staircase.IsCount(k) ? new Staircase(k, Item) : null;
        known = new Known([.. symbols.Select(s => values[s.Name])], definitions, stairs);
        return stairs;
    }

    public bool Equals(StepTable? other) => other is not null && (ReferenceEquals(this, other) || Key == other.Key);

    public override bool Equals(object? obj) => Equals(obj as StepTable);

    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);

    public override string ToString() => Key;

    /// <summary>What the print of a formula leaves out.</summary>
    private static IEnumerable<string> Rows(Expr e) => e switch
    {
        ItemOfNumbers(var table) => [";" + table.Key],
        ItemOfFormulas(var items) => items.Select(i => ";" + Print(i)).Concat(items.SelectMany(Rows)),
        _ => e.Children().SelectMany(Rows),
    };

    private static string Print(Expr e) => Printing.MathPrinter.Print(e);

    private sealed record Known(double[] Values, IReadOnlyDictionary<string, Definition>? Definitions, Staircase? Stairs)
    {
        public bool Fits(Symbol[] symbols, IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, Definition>? definitions)
        {
            if (!ReferenceEquals(Definitions, definitions)) return false;
            for (var i = 0; i < symbols.Length; i++)
                if (!values[symbols[i].Name].Equals(Values[i])) return false;
            return true;
        }
    }
}
