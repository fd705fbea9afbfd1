using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>
/// The canonical layout of a file that parses. Only the blanks between tokens change: not one token, and of a comment only
/// its indentation and the blanks at the ends of its lines. So the result says what the file said, and formats to itself.
/// </summary>
public static class Formatter
{
    internal const int LongestLine = 100;
    internal const int Indent = 4;

    public static FormatResult Format(SourceText source)
    {
        var diagnostics = Parser.Parse(source).Diagnostics;
        if (diagnostics.Any(d => d.Severity == Severity.Error)) return new FormatResult(null, diagnostics);
        var pieces = PieceReader.Read(source);
        var layout = new Layout(pieces, Outline.Of(pieces));
        Columns.Keep(layout);
        Definitions.Align(layout, source);
        TrailingComments.Align(layout, source);
        return new FormatResult(LayoutWriter.Write(layout, source), diagnostics);
    }
}
