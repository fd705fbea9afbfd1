using System.Collections.Immutable;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>Operators of other languages that fingers type by habit.</summary>
internal static class ForeignOperators
{
    /// <summary>Longer ones first where one begins with another.</summary>
    public static ImmutableArray<(string Spelling, TokenKind ReadAs, string Help)> All { get; } =
    [
        ("**", TokenKind.Power, "a power is written `^`: `x^2`"),
        (":=", TokenKind.Equals, "a definition has one `=`"),
        ("=>", TokenKind.Equals, "a function is written `let f(t) = …;`"),
        ("->", TokenKind.Equals, "a function is written `let f(t) = …;`"),
        ("+=", TokenKind.Equals, "values do not change: define a new name by `let`"),
        ("-=", TokenKind.Equals, "values do not change: define a new name by `let`"),
        ("*=", TokenKind.Equals, "values do not change: define a new name by `let`"),
        ("/=", TokenKind.Equals, "values do not change: define a new name by `let`"),
        (".*", TokenKind.Times, "`*` multiplies element by element already"),
        ("./", TokenKind.Divide, "`/` divides element by element already"),
        (".^", TokenKind.Power, "`^` works element by element already"),
        ("&&", TokenKind.Unknown, "conditions are joined by `and`: `0 < t and t < 1`"),
        ("||", TokenKind.Unknown, "conditions are joined by `or`: `t < 0.2 or t > 0.8`"),
        ("<>", TokenKind.NotEqualTo, "what differs is written `!=` or `≠`"),
        ("..", TokenKind.Unknown, "an interval is written `[0, 1]`"),
    ];
}
