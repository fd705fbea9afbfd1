using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>How many blanks stand between two pieces on one line, where nothing is aligned: none or one.</summary>
internal static class Spacing
{
    public static int Between(Piece left, Piece right) =>
        left.IsComment || right.IsComment ? AroundComment(left, right)
        : right.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Superscript || right.Closes ? 0
        : left.Opens || left.IsSign || left.IsTight || right.IsTight ? 0
        : left.Kind == TokenKind.Dot || right.Kind == TokenKind.Dot ? 0
        : left.Kind == TokenKind.Power || right.Kind == TokenKind.Power ? 0
        : left is { Kind: TokenKind.Word, IsOperatorWord: false } && right.Kind == TokenKind.OpenParenthesis ? 0
        : left.Kind == TokenKind.OpenBrace && right.Kind == TokenKind.CloseBrace ? 0
        : 1;

    /// <summary>The width of some pieces on one line.</summary>
    public static int Width(ImmutableArray<Piece> pieces, int first, int last)
    {
        var width = pieces[first].Width;
        for (var i = first + 1; i <= last; i++) width += Between(pieces[i - 1], pieces[i]) + pieces[i].Width;
        return width;
    }

    private static int AroundComment(Piece left, Piece right) =>
        left.Opens && !right.IsLineComment || right.Closes || right.Kind is TokenKind.Comma or TokenKind.Semicolon ? 0 : 1;
}
