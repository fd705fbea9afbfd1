using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>A line as shown, and the cells of it that are marked; of a stretch over several lines the first is shown.</summary>
internal readonly record struct Stretch(string Line, int Start, int Width)
{
    public static Stretch Of(Location location, int window)
    {
        var (source, span) = (location.Source, location.Span);
        var (line, column) = source.At(span.Start);
        var cells = new Cells(source.Line(line));
        var lineSpan = source.LineSpan(line);
        var start = cells[column - 1];
        var end = Math.Max(cells[Math.Max(Math.Min(span.End, lineSpan.End) - lineSpan.Start, column)], start + 1);
        return cells.Width <= window ? new(cells.Slice(0, cells.Width), start, end - start) : Cut(cells, start, end, window);
    }

    private static Stretch Cut(Cells cells, int start, int end, int window)
    {
        // A third of the window before the culprit, so that its beginning is seen with what leads to it.
        var from = Math.Clamp(start - window / 3, 0, cells.Width - window + 1);
        var to = Math.Min(from + window, cells.Width);
        var (head, tail) = (from > 0 ? "…" : "", to < cells.Width ? "…" : "");
        var line = head + cells.Slice(from + head.Length, to - tail.Length) + tail;
        return new(line, start - from, Math.Max(1, Math.Min(end, to - tail.Length) - start));
    }
}
