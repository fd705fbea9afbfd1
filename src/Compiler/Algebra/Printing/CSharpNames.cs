namespace NeuralEntropy.Compiler.Algebra.Printing;

/// <summary>What the names of a formula are called in C#.</summary>
public sealed record CSharpNames
{
    public required Func<Symbol, string> Symbol { get; init; }

    /// <summary>Whether a symbol, field or vector is a tensor; everything else is one where something in it is.</summary>
    public Func<Expr, bool> IsTensor { get; init; } = _ => false;

    /// <summary>The whole application, from its printed arguments.</summary>
    public Func<Apply, IReadOnlyList<string>, string> Apply { get; init; } = (let, arguments) =>
        $"{let.Name}({string.Join(", ", arguments)})";

    /// <summary>A vector, from its components as formulas and as they are printed.</summary>
    public Func<IReadOnlyList<Expr>, IReadOnlyList<string>, string> Vector { get; init; } = (_, _) =>
        throw new InvalidOperationException("no vector has a place here");

    /// <summary>The value of a staircase, from its printed argument.</summary>
    public Func<Steps, string, string> Steps { get; init; } = (_, _) => throw new InvalidOperationException("no staircase has a place here");

    /// <summary>The item of a row of numbers at the index.</summary>
    public Func<NumberTable, string> Item { get; init; } = _ => throw new InvalidOperationException("no row of numbers has a place here");

    public Func<FieldKind, string> Field { get; init; } = kind => throw new InvalidOperationException($"no field has a place here: {kind}");
}
