using System.Collections.Immutable;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>Operators of other languages that fingers type by habit.</summary>
internal static class ForeignOperators
{
    private const string NoConditions = "the language has no conditions: a value is one formula";

    /// <summary>Longer ones first where one begins with another.</summary>
    public static ImmutableArray<(string Spelling, TokenKind ReadAs, string Help)> All { get; } =
    [
        ("**", TokenKind.Power, "a power is written `^`: `x^2`"),
        ("==", TokenKind.Equals, "a definition has one `=`"),
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
        ("&&", TokenKind.Unknown, NoConditions),
        ("||", TokenKind.Unknown, NoConditions),
        ("!=", TokenKind.Unknown, NoConditions),
        ("<=", TokenKind.Unknown, NoConditions),
        (">=", TokenKind.Unknown, NoConditions),
        ("..", TokenKind.Unknown, "an interval is written `[0, 1]`"),
    ];
}
