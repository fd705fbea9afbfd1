using System.Collections.Immutable;

namespace NeuralEntropy.Dsl.Text;

/// <summary>The text of one .sde file, with its lines. Line ends are \n or \r\n.</summary>
public sealed class SourceText
{
    private readonly ImmutableArray<int> lineStarts;

    /// <param name="path">The path as the user wrote it; it stands in diagnostics.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string path, string text)
    {
        (Path, Text, Folder) = (path, text, System.IO.Path.GetDirectoryName(path) ?? "");
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') starts.Add(i + 1);
        lineStarts = starts.ToImmutable();
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Where the relative paths in it start.</summary>
    public string Folder { get; init; }

    public int LineCount => lineStarts.Length;

    /// <summary>Another text in its place.</summary>
    public SourceText With(string text) => new(Path, text) { Folder = Folder };

    /// <summary>Line and column of a position, both counted from 1; the column counts UTF-16 units.</summary>
    public LinePosition At(int position)
    {
        var line = lineStarts.BinarySearch(position);
        if (line < 0) line = ~line - 1;
        return new LinePosition(line + 1, position - lineStarts[line] + 1);
    }

    /// <summary>The text of a line, counted from 1, without its line end.</summary>
    public string Line(int number) => Text[LineSpan(number).Start..LineSpan(number).End];

    /// <summary>The stretch of a line, counted from 1, without its line end.</summary>
    public Span LineSpan(int number)
    {
        var start = lineStarts[number - 1];
        var end = number < lineStarts.Length ? lineStarts[number] - 1 : Text.Length;
        if (end > start && Text[end - 1] == '\r') end--;
        return Span.Between(start, end);
    }

    public string this[Span span] => Text.Substring(span.Start, span.Length);
}
