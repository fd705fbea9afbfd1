using System.Globalization;
using System.Text;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>For people: the message, the line it is about with carets under the culprit, what explains it, and advice.</summary>
public sealed class TextRenderer(bool colour = false) : IDiagnosticRenderer
{
    /// <summary>Longer lines are cut to a window of this many cells around the culprit.</summary>
    public const int Window = 110;

    /// <summary>Nobody reads more; errors come before warnings.</summary>
    public const int Most = 100;

    private readonly Palette palette = new(colour);

    public string Render(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in Shown(diagnostics))
        {
            if (text.Length > 0) text.Append('\n');
            Render(diagnostic, text);
        }
        if (diagnostics.Count > Most) text.Append(CultureInfo.InvariantCulture, $"\n… and {diagnostics.Count - Most:N0} more\n");
        return text.ToString();
    }

    private static IEnumerable<Diagnostic> Shown(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Index().OrderBy(d => d.Item.Severity != Severity.Error).Take(Most).OrderBy(d => d.Index).Select(d => d.Item);

    private void Render(Diagnostic diagnostic, StringBuilder text)
    {
        var severity = palette.Severity(diagnostic.Severity, $"{Severities.Name(diagnostic.Severity)}[{diagnostic.Code}]");
        text.Append(severity).Append(palette.Bold($": {diagnostic.Message}")).Append('\n');
        var margin = new string(' ', MarginOf(diagnostic));
        if (diagnostic.Primary is { } primary)
        {
            var (line, column) = primary.Location.Source.At(primary.Location.Span.Start);
            text.Append($"{margin}{palette.Gutter("-->")} {primary.Location.Source.Path}:{line}:{column}\n");
            Bar(text, margin);
            Excerpt(text, margin, primary, '^', diagnostic.Severity);
            Related(diagnostic, text, margin);
        }
        foreach (var note in diagnostic.Notes) text.Append($"{margin} {palette.Gutter("=")} {palette.Bold("note")}: {note}\n");
        foreach (var help in diagnostic.Helps) text.Append($"{margin} {palette.Gutter("=")} {palette.Bold("help")}: {help}\n");
    }

    private void Related(Diagnostic diagnostic, StringBuilder text, string margin)
    {
        var primary = diagnostic.Primary!.Location;
        var (source, line) = (primary.Source, LineOf(primary));
        foreach (var label in diagnostic.Related.OrderBy(label => label.Location.Source != source).ThenBy(label => label.Location.Span.Start))
        {
            var (itsSource, itsLine) = (label.Location.Source, LineOf(label.Location));
            if (itsSource != source) text.Append($"{margin}{palette.Gutter(":::")} {itsSource.Path}:{itsLine}\n");
            if ((itsSource, itsLine) == (source, line)) Marks(text, margin, label, '-', diagnostic.Severity);
            else
            {
                Bar(text, margin);
                Excerpt(text, margin, label, '-', diagnostic.Severity);
            }
            (source, line) = (itsSource, itsLine);
        }
    }

    private void Bar(StringBuilder text, string margin) => text.Append($"{margin} {palette.Gutter("|")}\n");

    private void Excerpt(StringBuilder text, string margin, Label label, char mark, Severity severity)
    {
        var number = LineOf(label.Location).ToString(CultureInfo.InvariantCulture).PadLeft(margin.Length);
        text.Append($"{palette.Gutter($"{number} |")} {Stretch.Of(label.Location, Window).Line}".TrimEnd()).Append('\n');
        Marks(text, margin, label, mark, severity);
    }

    private void Marks(StringBuilder text, string margin, Label label, char mark, Severity severity)
    {
        var stretch = Stretch.Of(label.Location, Window);
        var marks = $"{new string(mark, stretch.Width)} {label.Text}".TrimEnd();
        var painted = mark == '^' ? palette.Severity(severity, marks) : palette.Gutter(marks);
        text.Append($"{margin} {palette.Gutter("|")} {new string(' ', stretch.Start)}{painted}\n");
    }

    private static int MarginOf(Diagnostic diagnostic) => diagnostic.Related.Select(label => label.Location)
        .Concat(diagnostic.Primary is { } primary ? [primary.Location] : [])
        .Select(location => LineOf(location).ToString(CultureInfo.InvariantCulture).Length)
        .DefaultIfEmpty(1).Max();

    private static int LineOf(Location location) => location.Source.At(location.Span.Start).Line;
}
