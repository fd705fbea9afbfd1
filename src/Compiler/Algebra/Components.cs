namespace NeuralEntropy.Compiler.Algebra;

/// <summary>A formula written out as numbers: itself, the components of a vector, or the entries of a matrix row by row.</summary>
/// <param name="Rows">A vector's length or a matrix's number of rows; null for a number.</param>
/// <param name="Columns">Null but for a matrix.</param>
public sealed record Components(int? Rows, int? Columns, EquatableArray<Expr> Items)
{
    public static Components Number(Expr value) => new(null, null, [value]);

    public static Components Vector(EquatableArray<Expr> items) => new(items.Count, null, items);

    /// <summary>The entry of a matrix, or the component of a vector in its only column.</summary>
    public Expr this[int row, int column] => Items[row * (Columns ?? 1) + column];

    /// <summary>The formula back: a number, a list of numbers, or a list of rows.</summary>
    public Expr Written() => this switch
    {
        { Rows: null } => Items[0],
        { Columns: { } columns } => new VectorOf([.. Items.Chunk(columns).Select(row => new VectorOf([.. row]))]),
        _ => new VectorOf(Items),
    };

    public Components Map(Func<Expr, Expr> map) => this with { Items = [.. Items.Select(map)] };

    /// <param name="e">Without definitions.</param>
    /// <param name="known">What is not to be taken apart as it stands: the components of the state; null for all else.</param>
    public static Components Of(Expr e, Func<Expr, Components?> known) => known(e) ?? e switch
    {
        Add(var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => a + b),
        Subtract(var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => a - b),
        Multiply(var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => a * b),
        Divide(var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => a / b),
        Power(var b, var x) => Together(Of(b, known), Of(x, known), Expr.Pow),
        Negate(var o) => Of(o, known).Map(a => -a),
        MatrixProduct(var l, var r) => Product(Of(l, known), Of(r, known)),
        VectorOf(var items) => Stack([.. items.Select(i => Of(i, known))]),
        Call({ Shape: FunctionShape.Transpose }, var arguments) => Transpose(Of(arguments[0], known)),
        Call({ Reduce: { } reduce }, var arguments) => Number(reduce([.. arguments.Select(a => Of(a, known).Items)])),
        Call(var function, var arguments) => arguments.Skip(1).Aggregate(
            Of(arguments[0], known).Map(a => new Call(function, [a])),
            (call, other) => Together(call, Of(other, known), (a, b) => new Call(function, [.. ((Call)a).Arguments, b]))),
        Choice(var c, var a, var b) => Together(
            Of(c, known), Together(Of(a, known), Of(b, known), (then, otherwise) => new Choice(new Truth(true), then, otherwise)),
            (condition, values) => ((Choice)values) with { Condition = condition }),
        Compare(var relation, var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => new Compare(relation, a, b)),
        And(var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => new And(a, b)),
        Or(var l, var r) => Together(Of(l, known), Of(r, known), (a, b) => new Or(a, b)),
        Not(var o) => Of(o, known).Map(a => new Not(a)),
        Steps(var table, var u, var summed) => Of(u, known).Map(a => new Steps(table, a, summed)),
        _ => Number(e),
    };

    /// <summary>One number stands for every component.</summary>
    private static Components Together(Components a, Components b, Func<Expr, Expr, Expr> of) =>
        a.Items.Count == 1 && (b.Items.Count > 1 || a.Rows is null) ? b.Map(item => of(a.Items[0], item))
        : b.Items.Count == 1 ? a.Map(item => of(item, b.Items[0]))
        : a with { Items = [.. a.Items.Zip(b.Items, of)] };

    /// <summary>Simplified at once: of many products one after the other the entries would not fit into memory.</summary>
    private static Components Product(Components a, Components b)
    {
        var (rows, inner, columns) = (a.Rows ?? 1, a.Columns ?? 1, b.Columns ?? 1);
        var items =
            from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            select Simplifier.Simplify(Enumerable.Range(0, inner).Select(k => a[row, k] * b[k, column]).Aggregate((sum, term) => sum + term));
        return new(rows, b.Columns, [.. items]);
    }

    private static Components Stack(Components[] items) => items[0] is { Rows: { } columns, Columns: null }
        ? new(items.Length, columns, [.. items.SelectMany(i => i.Items)])
        : Vector([.. items.Select(i => i.Items[0])]);

    private static Components Transpose(Components a)
    {
        var (rows, columns) = (a.Rows ?? 1, a.Columns ?? 1);
        return new(columns, rows, [.. Enumerable.Range(0, columns).SelectMany(c => Enumerable.Range(0, rows).Select(r => a[r, c]))]);
    }
}
