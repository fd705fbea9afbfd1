using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Parsing;

internal enum TokenKind
{
    Word, Number, String, Superscript,
    Plus, Minus, Times, Divide, Power,
    Less, LessOrEqual, Greater, GreaterOrEqual, EqualTo, NotEqualTo,
    Equals, Comma, Semicolon, Colon, Dot,
    OpenParenthesis, CloseParenthesis, OpenBracket, CloseBracket, OpenBrace, CloseBrace,
    Unknown, End,
}

/// <param name="Text">A word's or number's canonical spelling, what a string says; for the others as written.</param>
/// <param name="Value">What a number or superscript says.</param>
/// <param name="Faulty">Something is wrong with it that was reported: what follows from it is not reported again.</param>
internal readonly record struct Token(TokenKind Kind, Span Span, string Text, double Value = 0, bool Faulty = false)
{
    public bool Opens => Kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket or TokenKind.OpenBrace;

    public bool Closes => Kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace;

    public bool IsOperator => Kind is >= TokenKind.Plus and <= TokenKind.NotEqualTo || Kind == TokenKind.Word && Keywords.Operators.Contains(Text);

    public bool Is(string word) => Kind == TokenKind.Word && Text == word;
}
