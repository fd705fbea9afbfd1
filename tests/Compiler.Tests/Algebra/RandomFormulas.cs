using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Tests.Algebra;

/// <summary>Formulas of t, a and b, and values for the three, from a seed.</summary>
internal sealed class RandomFormulas(int seed, bool choices = true)
{
    private static readonly string[] functions =
    [
        "exp", "expm1", "log", "log1p", "sqrt", "square", "abs", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "erf", "sigmoid",
        "softplus", "asinh", "sign",
    ];

    private readonly Random random = new(seed);

    public Expr Next(int depth = 4)
    {
        if (depth == 0 || random.Next(8) == 0) return Leaf();
        return random.Next(choices ? 13 : 12) switch
        {
            0 or 1 => Next(depth - 1) + Next(depth - 1),
            2 or 3 => Next(depth - 1) - Next(depth - 1),
            4 or 5 or 6 => Next(depth - 1) * Next(depth - 1),
            7 => Next(depth - 1) / Next(depth - 1),
            8 => -Next(depth - 1),
            9 => Expr.Pow(Next(depth - 1), Exponent()),
            12 => new Choice(Condition(depth - 1), Next(depth - 1), Next(depth - 1)),
            10 => Functions.Of(random.Next(3) == 0 ? "max" : "pow", Next(depth - 1), Leaf()),
            _ => Functions.Of(functions[random.Next(functions.Length)], Next(depth - 1)),
        };
    }

    private Expr Condition(int depth) => random.Next(depth <= 1 ? 1 : 4) switch
    {
        1 => new And(Condition(depth - 1), Condition(depth - 1)),
        2 => new Or(Condition(depth - 1), Condition(depth - 1)),
        3 => new Not(Condition(depth - 1)),
        _ => new Compare((ComparisonOperator)random.Next(6), random.Next(2) == 0 ? Text.Time : Next(Math.Min(depth, 2)), Leaf()),
    };

    public Dictionary<string, double> Point() => new() { ["t"] = Number(), ["a"] = Number(), ["b"] = Number() };

    private double Number() => (random.Next(4) == 0 ? -1 : 1) * (0.05 + 1.7 * random.NextDouble());

    private Expr Leaf() => random.Next(7) switch
    {
        0 or 1 => Text.Time,
        2 => new Symbol("a", SymbolKind.Parameter),
        3 => new Symbol("b", SymbolKind.Parameter),
        4 => random.Next(1, 4),
        5 => random.Next(1, 20) / 10.0,
        _ => random.Next(3) == 0 ? Math.PI : 1,
    };

    private Expr Exponent() => random.Next(6) switch
    {
        0 => 3,
        1 => -1,
        2 => 0.5,
        3 => -2,
        4 => -0.5,
        _ => 2,
    };
}
