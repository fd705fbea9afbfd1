using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>Comments at the ends of lines keep standing below each other where their author had them so, one blank behind the longest line.</summary>
internal static class TrailingComments
{
    /// <param name="Written">The column where it was written.</param>
    /// <param name="Width">The width of the line before it.</param>
    private readonly record struct Trailing(int Comment, int Written, int Width);

    public static void Align(Layout layout, SourceText source)
    {
        var declarations = layout.Items.Select(item => item.Of.First).ToHashSet();
        var run = new List<Trailing>();
        var before = -1;
        for (var i = 0; i < layout.Lines.Length; i++)
        {
            var line = layout.Lines[i];
            // A run goes on over lines without comments, but not from one declaration into the next.
            var apart = Enumerable.Range(line.First, line.Last - line.First + 1).Any(declarations.Contains) && !(before == i - 1 && layout.IsAdjacent(line));
            if (apart) End();
            if (Find(layout, source, line) is not { } trailing) continue;
            if (run.Count > 0 && trailing.Written != run[0].Written) End();
            run.Add(trailing);
            before = i;
        }
        End();

        void End()
        {
            var widest = run.Select(trailing => trailing.Width).DefaultIfEmpty().Max();
            foreach (var trailing in run) layout.Gaps[trailing.Comment] = new Gap(0, 1 + widest - trailing.Width);
            run.Clear();
        }
    }

    private static Trailing? Find(Layout layout, SourceText source, LayoutLine line)
    {
        var pieces = layout.Pieces;
        var first = line.Last + 1;
        while (first > line.First && pieces[first - 1].IsComment) first--;
        if (first > line.Last || first == line.First) return null;
        for (var i = line.First; i < first; i++)
            if (pieces[i].IsComment) return null;
        var start = pieces[first].Span.Start;
        var lineStart = source.Text.LastIndexOf('\n', start - 1) + 1;
        return new Trailing(first, Piece.WidthOf(source.Text[lineStart..start]), layout.Column(line, first - 1) + pieces[first - 1].Width);
    }
}
