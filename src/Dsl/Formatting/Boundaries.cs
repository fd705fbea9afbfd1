using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>
/// The gaps between items, with the comments that stand there. A comment stays behind the item on its line when the line ends
/// with it, before the item on its line when that follows, and else on a line of its own.
/// </summary>
internal sealed class Boundaries
{
    private readonly Layout layout;
    private readonly ImmutableArray<Piece> pieces;
    private readonly Gap[] gaps;

    private Boundaries(Layout layout) => (this.layout, pieces, gaps) = (layout, layout.Pieces, layout.Gaps);

    public static void Lay(Layout layout)
    {
        var (boundaries, items) = (new Boundaries(layout), layout.Items);
        for (var i = 1; i < items.Length; i++)
            if (items[i].Of == items[i - 1].Of) boundaries.InBlock(items[i - 1], items[i]);
        for (var i = 1; i < items.Length; i++)
            if (items[i].Of != items[i - 1].Of) boundaries.BetweenDeclarations(items[i - 1].Of, items[i].Of);
        var end = layout.Pieces.Length - 1;
        boundaries.Lay(0, items.IsEmpty ? end : items[0].First, 0, 0, opens: true, closes: items.IsEmpty);
        if (!items.IsEmpty) boundaries.Lay(items[^1].Last + 1, end, 0, 0, opens: false, closes: true);
    }

    private void InBlock(ItemOutline before, ItemOutline after)
    {
        var (indent, closes) = (layout.IndentOf(after), pieces[after.First].Kind == TokenKind.CloseBrace);
        if (!before.Of.OneLine)
            Lay(before.Last + 1, after.First, closes ? indent + Formatter.Indent : indent, indent, opens: pieces[before.Last].Kind == TokenKind.OpenBrace, closes);
        else for (var i = before.Last + 1; i <= after.First; i++) gaps[i] = new Gap(0, Spacing.Between(pieces[i - 1], pieces[i]));
    }

    // One-line declarations may stand together; around a longer one there is a blank line.
    private void BetweenDeclarations(DeclarationOutline before, DeclarationOutline after)
    {
        var (from, to) = (before.Last + 1, after.First);
        Lay(from, to, 0, 0, opens: false, closes: false);
        if (IsOneLine(before) && IsOneLine(after)) return;
        for (var i = from; i <= to; i++)
            if (gaps[i].Breaks > 1) return;
        while (gaps[from].Breaks == 0) from++;
        gaps[from] = gaps[from] with { Breaks = 2 };
    }

    private bool IsOneLine(DeclarationOutline declaration)
    {
        for (var i = declaration.First + 1; i <= declaration.Last; i++)
            if (gaps[i].Breaks > 0 || pieces[i].SpansLines) return false;
        return true;
    }

    /// <param name="from">The first comment, or the next item.</param>
    /// <param name="to">The next item, the block's end or the file's.</param>
    /// <param name="indent">Of the comments.</param>
    /// <param name="nextIndent">Of what comes next.</param>
    /// <param name="opens">Nothing stands before this in the block or file.</param>
    /// <param name="closes">Nothing comes behind it.</param>
    private void Lay(int from, int to, int indent, int nextIndent, bool opens, bool closes)
    {
        var leads = !closes && AreOnOneLine(from, to);
        for (var i = from; i <= to; i++)
        {
            var (first, last) = (i == from, i == to);
            var stays = pieces[i].Lines == 0 && (last ? !first && !closes : !(first && leads));
            if (i == 0) gaps[i] = new Gap(0, 0);
            else if (stays) gaps[i] = new Gap(0, 1);
            else
            {
                var blank = pieces[i].Lines > 1 && !(opens && from > 0) && !(last && closes);
                gaps[i] = new Gap(blank ? 2 : 1, last ? nextIndent : indent);
                opens = false;
            }
        }
    }

    private bool AreOnOneLine(int from, int to)
    {
        for (var i = from; i <= to; i++)
            if (pieces[i].Lines > 0) return false;
        return true;
    }
}
