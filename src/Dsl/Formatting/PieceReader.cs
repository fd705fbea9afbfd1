using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>Cuts a file that parses into pieces: its tokens and comments in their order, the end last.</summary>
internal static class PieceReader
{
    public static ImmutableArray<Piece> Read(SourceText source)
    {
        var lexer = new Lexer(source, new SyntaxReport());
        var tokens = lexer.Run();
        (TokenKind? Kind, Span Span)[] row =
        [
            .. tokens.Select(token => (Kind: (TokenKind?)token.Kind, token.Span))
                .Concat(lexer.Comments.Select(comment => (Kind: (TokenKind?)null, Span: comment)))
                .OrderBy(piece => (piece.Span.Start, piece.Span.End)),
        ];
        var pieces = ImmutableArray.CreateBuilder<Piece>(row.Length);
        var endsValue = false;
        for (var i = 0; i < row.Length; i++)
        {
            var (kind, span) = row[i];
            var start = i == 0 ? 0 : row[i - 1].Span.End;
            var sign = kind is TokenKind.Plus or TokenKind.Minus && !endsValue;
            var tight = kind is TokenKind.Times or TokenKind.Divide && Touch(i - 1) && Touch(i);
            pieces.Add(new Piece(
                kind, kind is null ? WithoutTrailingBlanks(source[span]) : source[span], span,
                source.Text.AsSpan(start, span.Start - start).Count('\n'), span.Start - start, sign, tight));
            if (kind is { } known) endsValue = EndsValue(known, pieces[^1].Text);
        }
        return pieces.MoveToImmutable();

        bool Touch(int i) => row[i].Span.End == row[i + 1].Span.Start && row[i].Kind is not null && row[i + 1].Kind is not null;
    }

    private static bool EndsValue(TokenKind kind, string text) =>
        kind == TokenKind.Word && !Keywords.Operators.Contains(text)
            || kind is TokenKind.Number or TokenKind.String or TokenKind.Superscript
                or TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace;

    private static string WithoutTrailingBlanks(string comment) => string.Join('\n', comment.Split('\n').Select(line => line.TrimEnd()));
}
