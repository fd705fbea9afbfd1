using System.Text;

namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>One line each, as editors and build tools parse them: <c>vp.sde(7,19): error NEC2003: …</c></summary>
public sealed class LineRenderer : IDiagnosticRenderer
{
    public string Render(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
            text.Append($"{Place(diagnostic)}: {Severities.Name(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}\n");
        return text.ToString();
    }

    private static string Place(Diagnostic diagnostic)
    {
        if (diagnostic.Primary is not { Location: var at }) return "nec";
        var (line, column) = at.Source.At(at.Span.Start);
        return $"{at.Source.Path}({line},{column})";
    }
}
