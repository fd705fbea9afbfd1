using System.Globalization;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>Ties generated lines to the .sde file.</summary>
internal static class SourceMap
{
    /// <summary><c>vp.sde:7  param beta_max</c>, for a comment.</summary>
    public static string Comment(Location at, string text)
    {
        var position = at.Source.At(at.Span.Start);
        return $"// {FileName(at)}:{position.Line}  {OneLine(text)}";
    }

    /// <summary>The first line of what stands there, as written.</summary>
    public static string Comment(Location at)
    {
        var position = at.Source.At(at.Span.Start);
        return Comment(at, at.Source.Line(position.Line).Trim());
    }

    /// <summary>From the next line's column <paramref name="offset"/> on, Roslyn speaks of this place.</summary>
    public static string Directive(Location at, int offset)
    {
        var (start, end) = (at.Source.At(at.Span.Start), at.Source.At(at.Span.End));
        return $"#line ({start.Line},{start.Column})-({end.Line},{end.Column}) {offset} \"{FileName(at)}\"";
    }

    /// <summary>Back to the generated text.</summary>
    public const string Default = "#line default";

    private static string FileName(Location at) => OneLine(Path.GetFileName(at.Source.Path)).Replace("\"", "", StringComparison.Ordinal);

    // C# ends a line at more characters than .sde does: none of them may close a comment or a directive, and none that turns the direction of
    // writing may make one look like code.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate ? ' ' : c));
}
