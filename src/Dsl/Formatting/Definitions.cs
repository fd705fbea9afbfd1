using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>
/// Lines <c>name = value;</c> that stand directly below each other keep their <c>=</c> below each other where their author had
/// them so, one blank behind the longest name.
/// </summary>
internal static class Definitions
{
    /// <param name="Sign">The piece <c>=</c>.</param>
    /// <param name="Written">How far from the line's first piece it was written; negative where that says nothing.</param>
    /// <param name="Width">The width of what stands before it.</param>
    private readonly record struct Definition(int Sign, int Written, int Width);

    public static void Align(Layout layout, SourceText source)
    {
        var heads = layout.Items.ToDictionary(item => item.First, item => item.Last);
        var run = new List<Definition>();
        foreach (var line in layout.Lines)
        {
            var definition = heads.TryGetValue(line.First, out var last) ? Find(layout, source, line, Math.Min(line.Last, last)) : null;
            if (run.Count > 0 && (definition is not { Written: >= 0 } || definition.Value.Written != run[0].Written || !layout.IsAdjacent(line))) End();
            if (definition is { } found) run.Add(found);
        }
        End();

        void End()
        {
            var widest = run.Select(definition => definition.Width).DefaultIfEmpty().Max();
            foreach (var definition in run) layout.Gaps[definition.Sign] = new Gap(0, 1 + widest - definition.Width);
            run.Clear();
        }
    }

    private static Definition? Find(Layout layout, SourceText source, LayoutLine line, int last)
    {
        var (first, pieces) = (line.First, layout.Pieces);
        for (var (i, depth, together) = (first, 0, true); i <= last && !pieces[i].IsComment; i++)
        {
            if (i > first) together &= pieces[i].Lines == 0;
            depth += pieces[i].Opens ? 1 : pieces[i].Closes ? -1 : 0;
            if (pieces[i].Kind != TokenKind.Equals || depth > 0) continue;
            // Where the item did not begin its line, or nothing sets the sign off, its column is an accident.
            var written = together && pieces[i].Blanks > 0 && (first == 0 || pieces[first].Lines > 0)
                ? Piece.WidthOf(source.Text[pieces[first].Span.Start..pieces[i].Span.Start])
                : -1;
            return new Definition(i, written, Spacing.Width(pieces, first, i - 1));
        }
        return null;
    }
}
