namespace NeuralEntropy.Compiler.Algebra;

/// <summary>What every walk over a formula needs.</summary>
public static class Tree
{
    /// <summary>The formulas directly inside.</summary>
    public static IEnumerable<Expr> Children(this Expr e) => e switch
    {
        Constant or Symbol or FieldAt or ItemOfNumbers or Truth => [],
        Add(var l, var r) => [l, r],
        Subtract(var l, var r) => [l, r],
        Multiply(var l, var r) => [l, r],
        MatrixProduct(var l, var r) => [l, r],
        Divide(var l, var r) => [l, r],
        Power(var b, var x) => [b, x],
        Negate(var o) => [o],
        Compare(_, var l, var r) => [l, r],
        And(var l, var r) => [l, r],
        Or(var l, var r) => [l, r],
        Not(var o) => [o],
        Choice(var c, var a, var b) => [c, a, b],
        Call(_, var arguments) => arguments,
        Apply(_, var arguments) => arguments,
        VectorOf(var items) => items,
        ItemOfFormulas(var items) => items,
        Steps(var table, var argument, _) => [table.Item, table.Count, argument],
        _ => throw Unknown(e),
    };

    /// <summary>The same formula with everything directly inside replaced.</summary>
    public static Expr Map(this Expr e, Func<Expr, Expr> map) => e switch
    {
        Constant or Symbol or FieldAt or ItemOfNumbers or Truth => e,
        Add(var l, var r) => new Add(map(l), map(r)),
        Subtract(var l, var r) => new Subtract(map(l), map(r)),
        Multiply(var l, var r) => new Multiply(map(l), map(r)),
        MatrixProduct(var l, var r) => new MatrixProduct(map(l), map(r)),
        Divide(var l, var r) => new Divide(map(l), map(r)),
        Power(var b, var x) => new Power(map(b), map(x)),
        Negate(var o) => new Negate(map(o)),
        Compare(var relation, var l, var r) => new Compare(relation, map(l), map(r)),
        And(var l, var r) => new And(map(l), map(r)),
        Or(var l, var r) => new Or(map(l), map(r)),
        Not(var o) => new Not(map(o)),
        Choice(var c, var a, var b) => new Choice(map(c), map(a), map(b)),
        Call(var function, var arguments) => new Call(function, [.. arguments.Select(map)]),
        Apply(var name, var arguments) => new Apply(name, [.. arguments.Select(map)]),
        VectorOf(var items) => new VectorOf([.. items.Select(map)]),
        ItemOfFormulas(var items) => new ItemOfFormulas([.. items.Select(map)]),
        Steps(var table, var argument, var summed) => new Steps(table.Map(map), map(argument), summed),
        _ => throw Unknown(e),
    };

    /// <summary>The formula with every occurrence of a symbol replaced.</summary>
    public static Expr Substitute(this Expr e, Symbol symbol, Expr by) => e == symbol ? by : e.Map(inner => inner.Substitute(symbol, by));

    /// <summary>Whether a symbol occurs, be it in the body of a definition that the formula applies.</summary>
    public static bool DependsOn(this Expr e, Symbol symbol, IReadOnlyDictionary<string, Definition>? definitions = null) => e switch
    {
        Symbol s => s == symbol,
        Steps(var table, var u, _) when definitions is null => table.Holds(symbol) || u.DependsOn(symbol),
        Apply(var name, _) when definitions is not null && definitions.TryGetValue(name, out var d)
            && d.Body.DependsOn(symbol, definitions) => true,
        _ => e.Children().Any(c => c.DependsOn(symbol, definitions)),
    };

    /// <summary>Whether components of their own are written in it.</summary>
    public static bool HasVector(this Expr e) => e is VectorOf || e.Children().Any(HasVector);

    /// <summary>Every symbol in the formula, as often as it occurs.</summary>
    public static IEnumerable<Symbol> Symbols(this Expr e) => e is Symbol s ? [s] : e.Children().SelectMany(Symbols);

    /// <summary>Every row of numbers in the formula.</summary>
    public static IEnumerable<NumberTable> Tables(this Expr e) => e is ItemOfNumbers(var table) ? [table] : e.Children().SelectMany(Tables);

    /// <summary>Every staircase in the formula, those inside others' items too.</summary>
    public static IEnumerable<Steps> Staircases(this Expr e) =>
        e is Steps s ? e.Children().SelectMany(Staircases).Prepend(s) : e.Children().SelectMany(Staircases);

    /// <summary>The formula and everything in it.</summary>
    public static IEnumerable<Expr> DescendantsAndSelf(this Expr e) => e.Children().SelectMany(DescendantsAndSelf).Prepend(e);

    /// <summary>How many nodes the formula has.</summary>
    public static int Size(this Expr e) => 1 + e.Children().Sum(Size);

    internal static InvalidOperationException Unknown(Expr e) => new($"no case for {e.GetType().Name}");
}
