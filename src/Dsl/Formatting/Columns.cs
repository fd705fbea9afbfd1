using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>
/// Rows that stand directly below each other keep the blanks by which their author set numbers below each other. What a blank
/// aligns is judged in the result, not in the text as written, and until nothing changes: so the result is judged the same.
/// </summary>
internal static class Columns
{
    // Each round takes blanks away that the round before left without a purpose; few files need a second.
    private const int MostRounds = 50;

    // No table that anyone reads is wider, and the work grows by columns times rows.
    private const int MostColumns = 200;

    public static void Keep(Layout layout)
    {
        var run = new List<Row>();
        foreach (var line in layout.Lines)
        {
            if (run.Count > 0 && !(layout.IsRow(line) && layout.IsAdjacent(line))) End();
            if (layout.IsRow(line)) run.Add(new Row(layout, line));
        }
        End();

        void End()
        {
            Settle(run);
            foreach (var cell in run.SelectMany(row => row.Cells).Where(cell => cell.Extra > 0))
                layout.Gaps[cell.Piece] = layout.Gaps[cell.Piece] with { Blanks = layout.Gaps[cell.Piece].Blanks + cell.Extra };
            run.Clear();
        }
    }

    private static void Settle(List<Row> rows)
    {
        if (rows.All(row => row.Cells.All(cell => cell.Extra == 0))) return;
        var rounds = 0;
        while (Round(rows))
            if (++rounds == MostRounds) rows.ForEach(row => row.Cells.ForEach(cell => cell.Extra = 0));
    }

    /// <summary>Takes away what aligns nothing, and what all of a column have in common.</summary>
    /// <returns>Whether there was any.</returns>
    private static bool Round(List<Row> rows)
    {
        var changed = false;
        rows.ForEach(row => row.Shift = 0);
        for (var column = 0; column < rows.Max(row => row.Cells.Count); column++)
        {
            for (var (first, next) = (0, 1); first < rows.Count; first = next, next++)
            {
                while (next < rows.Count && rows[next - 1].IsAlignedWith(rows[next], column)) next++;
                var common = rows[first..next].Min(row => row[column]?.Extra ?? 0);
                changed |= common > 0;
                foreach (var row in rows[first..next].Where(row => row[column] is not null)) row[column]!.Extra -= common;
            }
            rows.ForEach(row => row.Shift += row[column]?.Extra ?? 0);
        }
        return changed;
    }

    /// <summary>What stands between two of the signs <c>, : ( ) [ ] ;</c>; places without extra blanks, from the line's start.</summary>
    /// <param name="Piece">The first piece.</param>
    /// <param name="After">The sign before.</param>
    private sealed record Cell(int Piece, TokenKind? After, int Start, int BehindSign, int Point, int End)
    {
        public int Extra { get; set; }
    }

    private sealed class Row
    {
        public Row(Layout layout, LayoutLine line)
        {
            var pieces = layout.Pieces;
            var column = layout.Column(line, line.First);
            for (var (first, i) = (line.First, line.First); i <= line.Last && !pieces[i].IsComment && Cells.Count < MostColumns; i++)
            {
                if (!Separates(pieces[i])) continue;
                Cells.Add(CellOf(layout, line, first, i, ref column));
                first = i + 1;
            }
        }

        public List<Cell> Cells { get; } = [];

        /// <summary>The extra blanks of the cells before the one looked at.</summary>
        public int Shift { get; set; }

        public Cell? this[int column] => column < Cells.Count ? Cells[column] : null;

        public bool IsAlignedWith(Row other, int column) =>
            this[column] is { } ours && other[column] is { } theirs && ours.After == theirs.After
            && (Shift + ours.Extra - other.Shift - theirs.Extra) is var shift
            && (ours.Start + shift == theirs.Start || ours.BehindSign + shift == theirs.BehindSign
                || ours.Point + shift == theirs.Point || ours.End + shift == theirs.End);

        private static bool Separates(Piece piece) =>
            piece.Opens || piece.Closes || piece.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Semicolon;

        /// <param name="column">Where the first piece stands; behind the cell's last sign it is where the next one's does.</param>
        private static Cell CellOf(Layout layout, LayoutLine line, int first, int separator, ref int column)
        {
            var (pieces, gaps) = (layout.Pieces, layout.Gaps);
            var (start, behindSign, point) = (column, column, -1);
            for (var i = first; i < separator; i++)
            {
                if (i == first + 1 && pieces[first].IsSign) behindSign = column;
                if (point < 0 && pieces[i].Kind == TokenKind.Number) point = column + Integer(pieces[i].Text);
                column += pieces[i].Width + gaps[i + 1].Blanks;
            }
            var end = column;
            column += pieces[separator].Width + (separator < line.Last ? gaps[separator + 1].Blanks : 0);
            TokenKind? after = first == line.First ? null : pieces[first - 1].Kind;
            var setOff = after is TokenKind.Comma or TokenKind.Colon or TokenKind.OpenParenthesis or TokenKind.OpenBracket
                && first < separator && pieces[first].Lines == 0;
            return new Cell(first, after, start, behindSign, point < 0 ? start : point, end)
            {
                Extra = setOff ? Math.Max(0, pieces[first].Blanks - gaps[first].Blanks) : 0,
            };
        }

        private static int Integer(string number) => number.AsSpan().IndexOfAnyExcept("0123456789_") is var end and >= 0 ? end : number.Length;
    }
}
