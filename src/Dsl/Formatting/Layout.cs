using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>What stands before a piece: line ends, then blanks.</summary>
internal readonly record struct Gap(int Breaks, int Blanks);

/// <summary>The pieces <paramref name="First"/> to <paramref name="Last"/>, on one line of the result.</summary>
internal readonly record struct LayoutLine(int First, int Last);

/// <summary>Where lines end and begin, and how far they are indented; inside them, one blank or none. Alignment comes after.</summary>
internal sealed class Layout
{
    private readonly HashSet<int> rows = [];
    private readonly Dictionary<int, int> indents = [];
    private readonly Stack<Context> blocks = [];

    /// <summary>What an item goes on with behind a block inside it.</summary>
    /// <param name="Indent">Of its first line.</param>
    /// <param name="Line">Of its present line, which the block's end takes over.</param>
    /// <param name="Open">Of the lines on which its open brackets stand.</param>
    /// <param name="KeepsBreaks">Whether it stays on the lines its author gave it.</param>
    private sealed record Context(int Indent, int Line, Stack<int> Open, bool KeepsBreaks);

    public Layout(ImmutableArray<Piece> pieces, ImmutableArray<ItemOutline> items)
    {
        (Pieces, Items, Gaps) = (pieces, items, new Gap[pieces.Length]);
        foreach (var item in items) Inside(item);
        Boundaries.Lay(this);
        Lines = FindLines();
    }

    public ImmutableArray<Piece> Pieces { get; }

    public ImmutableArray<ItemOutline> Items { get; }

    /// <summary>The gap before each piece.</summary>
    public Gap[] Gaps { get; }

    public ImmutableArray<LayoutLine> Lines { get; }

    /// <summary>Of the line that an item begins.</summary>
    public int IndentOf(ItemOutline item) => indents[item.First];

    /// <summary>Whether a line may be one of a table: a component of a mixture, or a line inside brackets.</summary>
    public bool IsRow(LayoutLine line) => rows.Contains(line.First);

    /// <summary>Whether a line stands directly below the one before.</summary>
    public bool IsAdjacent(LayoutLine line) => Gaps[line.First].Breaks == 1;

    /// <summary>The width from the line's first blank up to a piece's start.</summary>
    public int Column(LayoutLine line, int piece)
    {
        var column = Gaps[line.First].Breaks > 0 ? Gaps[line.First].Blanks : 0;
        for (var i = line.First; i < piece; i++) column += Pieces[i].Width + Gaps[i + 1].Blanks;
        return column;
    }

    private void Inside(ItemOutline item)
    {
        var ends = Pieces[item.First].Kind == TokenKind.CloseBrace;
        if (item is { Level: > 0, Of: { IsMixture: true, OneLine: false } } && !ends) rows.Add(item.First);
        var inside = blocks.Count == 0 ? 0 : blocks.Peek().Line + Formatter.Indent;
        var (indent, line, open, keeps) = ends ? blocks.Pop() : new Context(inside, inside, [], false);
        indents[item.First] = line;
        keeps |= KeepsBreaks(item, line);
        for (var i = item.First; i <= item.Last; i++)
        {
            if (i > item.First)
            {
                var breaks = Pieces[i - 1].IsLineComment || keeps && Pieces[i].Lines > 0 && MayBreak(Pieces[i - 1], Pieces[i]);
                if (breaks) line = open.Count == 0 ? indent + Formatter.Indent : Pieces[i].Closes ? open.Peek() : open.Peek() + Formatter.Indent;
                if (breaks && open.Count > 0 && !Pieces[i].Closes && !Pieces[i].IsComment) rows.Add(i);
                Gaps[i] = breaks ? new Gap(1, line) : new Gap(0, Spacing.Between(Pieces[i - 1], Pieces[i]));
            }
            if (Pieces[i].Opens) open.Push(line);
            else if (Pieces[i].Closes) open.Pop();
        }
        if (Pieces[item.Last].Kind == TokenKind.OpenBrace) blocks.Push(new Context(indent, line, open, keeps));
    }

    // An item stands on one line, unless it is too long for one, has comments inside or its author set what is in brackets, or each case of
    // an `if`, on a line of its own.
    private bool KeepsBreaks(ItemOutline item, int indent)
    {
        var broken = false;
        for (var i = item.First + 1; i <= item.Last; i++)
        {
            if (Pieces[i].IsComment) return true;
            broken |= Pieces[i].Lines > 0;
            if (Pieces[i].Lines > 0 && (Pieces[i - 1].Opens || Pieces[i].Text == "else")) return true;
        }
        return broken && indent + Spacing.Width(Pieces, item.First, item.Last) > Formatter.LongestLine;
    }

    private static bool MayBreak(Piece left, Piece right) =>
        left.IsComment || right.IsComment || left.Opens || right.Closes || left.IsBinary || right.IsBinary || right.IsOperatorWord
        || left.Kind is TokenKind.Comma or TokenKind.Equals or TokenKind.Colon;

    private ImmutableArray<LayoutLine> FindLines()
    {
        var lines = ImmutableArray.CreateBuilder<LayoutLine>();
        var first = 0;
        for (var i = 1; i < Pieces.Length; i++)
        {
            if (Gaps[i].Breaks == 0) continue;
            lines.Add(new LayoutLine(first, i - 1));
            first = i;
        }
        return lines.ToImmutable();
    }
}
