namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>How diagnostics are written out: for people, for editors, for continuous integration.</summary>
public enum DiagnosticFormat { Text, Line, Sarif }

/// <summary>Turns diagnostics into a text.</summary>
public interface IDiagnosticRenderer
{
    /// <summary>The diagnostics as one text, with a line end at its end; empty for none, where the format allows it.</summary>
    string Render(IReadOnlyList<Diagnostic> diagnostics);
}

public static class DiagnosticRenderers
{
    /// <param name="format">Which look.</param>
    /// <param name="colour">Whether ANSI colours may be used; only the text for people has any.</param>
    /// <param name="version">The version of nec, for formats that name the tool.</param>
    public static IDiagnosticRenderer Create(DiagnosticFormat format, bool colour = false, string version = "") => format switch
    {
        DiagnosticFormat.Text => new TextRenderer(colour),
        DiagnosticFormat.Line => new LineRenderer(),
        DiagnosticFormat.Sarif => new SarifRenderer(version),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
