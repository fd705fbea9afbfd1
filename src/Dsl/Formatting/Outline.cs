using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Formatting;

/// <param name="OneLine">It has a block, and that stands on one line.</param>
/// <param name="IsMixture">Its block is that of a mixture.</param>
internal sealed record DeclarationOutline(int First, int Last, bool OneLine, bool IsMixture);

/// <summary>What stands on a line of its own: an item of a block, a block's head up to <c>{</c>, its end, a declaration without one.</summary>
/// <param name="Level">1 inside a block, else 0.</param>
internal sealed record ItemOutline(int First, int Last, int Level, DeclarationOutline Of);

/// <summary>A file's declarations and items, as stretches of its pieces that begin and end on a token.</summary>
internal sealed class Outline
{
    private readonly ImmutableArray<Piece> pieces;
    private readonly ImmutableArray<ItemOutline>.Builder items = ImmutableArray.CreateBuilder<ItemOutline>();

    private Outline(ImmutableArray<Piece> pieces) => this.pieces = pieces;

    public static ImmutableArray<ItemOutline> Of(ImmutableArray<Piece> pieces)
    {
        var outline = new Outline(pieces);
        for (var at = outline.Token(0); pieces[at].Kind != TokenKind.End;) at = outline.Declaration(at);
        return outline.items.ToImmutable();
    }

    private int Declaration(int first)
    {
        var end = Find(first, TokenKind.Semicolon, TokenKind.OpenBrace);
        if (pieces[end].Kind == TokenKind.Semicolon)
        {
            items.Add(new ItemOutline(first, end, 0, new DeclarationOutline(first, end, false, false)));
            return Token(end + 1);
        }
        var close = Find(end, TokenKind.CloseBrace);
        var last = pieces[Token(close + 1)].Kind == TokenKind.Semicolon ? Token(close + 1) : close;
        var declaration = new DeclarationOutline(first, last, OneLine(first, end, close, last), pieces[first].Text == "data");
        items.Add(new ItemOutline(first, end, 0, declaration));
        for (var item = Token(end + 1); item < close; item = Token(items[^1].Last + 1))
            items.Add(new ItemOutline(item, Find(item, TokenKind.Semicolon), 1, declaration));
        items.Add(new ItemOutline(close, last, 0, declaration));
        return Token(last + 1);
    }

    // As its author wrote it, where it fits; a block without anything in it always.
    private bool OneLine(int first, int open, int close, int last)
    {
        for (var i = open + 1; i <= close; i++)
            if (pieces[i].SpansLines || pieces[i].Lines > 0 && close > open + 1) return false;
        return close == open + 1 || Spacing.Width(pieces, first, last) <= Formatter.LongestLine;
    }

    private int Find(int at, params ReadOnlySpan<TokenKind> kinds)
    {
        while (pieces[at].Kind is not { } kind || !kinds.Contains(kind)) at++;
        return at;
    }

    private int Token(int at)
    {
        while (pieces[at].IsComment) at++;
        return at;
    }
}
