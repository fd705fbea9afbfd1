using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Formatting;

/// <param name="OneLine">It has a block, and that stands on one line.</param>
/// <param name="IsMixture">Its blocks are those of mixtures.</param>
internal sealed record DeclarationOutline(int First, int Last, bool OneLine, bool IsMixture);

/// <summary>
/// What stands on a line of its own: an item of a block, a block's head up to <c>{</c>, what follows its end from <c>}</c> on, a declaration
/// without a block.
/// </summary>
/// <param name="Level">How many blocks are around it.</param>
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
        var last = End(first);
        var declaration = new DeclarationOutline(first, last, OneLine(first, last), pieces[first].Text is "data" or "sweep");
        var (start, level) = (first, 0);
        for (var i = first; i <= last; i++)
        {
            if (pieces[i].Kind == TokenKind.CloseBrace) level--;
            if (i < last && pieces[i].Kind is not (TokenKind.OpenBrace or TokenKind.Semicolon)) continue;
            items.Add(new ItemOutline(start, i, level, declaration));
            if (pieces[i].Kind == TokenKind.OpenBrace) level++;
            start = Token(i + 1);
        }
        return Token(last + 1);
    }

    /// <summary>Its <c>;</c>, or where it has none the brace that ends its block: a word that joins nothing begins what comes next.</summary>
    private int End(int first)
    {
        for (var (i, depth) = (first, 0); ; i++)
        {
            depth += pieces[i].Kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace => -1, _ => 0 };
            if (depth == 0 && pieces[i].Kind == TokenKind.Semicolon) return i;
            if (depth == 0 && pieces[i].Kind == TokenKind.CloseBrace && pieces[Token(i + 1)] is { Kind: TokenKind.Word, IsOperatorWord: false } or { Kind: TokenKind.End }) return i;
        }
    }

    // As its author wrote it, where it fits; a block without anything in it always.
    private bool OneLine(int first, int last)
    {
        var open = Enumerable.Range(first, last - first + 1).FirstOrDefault(i => pieces[i].Kind == TokenKind.OpenBrace, last);
        var close = last;
        while (close > open && pieces[close].Kind != TokenKind.CloseBrace) close--;
        if (open == close) return false;
        for (var i = open + 1; i <= close; i++)
            if (pieces[i].SpansLines || pieces[i].Lines > 0 && close > open + 1) return false;
        return close == open + 1 || Spacing.Width(pieces, first, last) <= Formatter.LongestLine;
    }

    private int Token(int at)
    {
        while (pieces[at].IsComment) at++;
        return at;
    }
}
