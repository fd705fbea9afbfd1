using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>A token or a comment, and how its author set it off from what stands before it.</summary>
/// <param name="Kind">Null for a comment.</param>
/// <param name="Text">As written; a comment without the blanks at the ends of its lines.</param>
/// <param name="Lines">How many line ends stand before it.</param>
/// <param name="Blanks">How many blanks stand before it, line ends included.</param>
/// <param name="IsSign">It is the sign of what follows, not an operator between two values.</param>
/// <param name="IsTight">It is a product's or quotient's operator that its author wrote without blanks on either side.</param>
internal sealed record Piece(TokenKind? Kind, string Text, Span Span, int Lines, int Blanks, bool IsSign, bool IsTight)
{
    public bool IsComment => Kind is null;

    public bool IsLineComment => IsComment && Text[1] == '/';

    public bool SpansLines { get; } = Text.Contains('\n');

    /// <summary>In cells of a terminal.</summary>
    public int Width { get; } = WidthOf(Text);

    public bool Opens => Kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket;

    public bool Closes => Kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket;

    /// <summary>A word that stands between values, as <c>then</c>, or before one, as <c>not</c>.</summary>
    public bool IsOperatorWord { get; } = Kind == TokenKind.Word && Keywords.Operators.Contains(Text);

    public bool IsBinary => !IsSign && Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Times or TokenKind.Divide;

    public static int WidthOf(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? new Cells(text).Width : text.Length;
}
