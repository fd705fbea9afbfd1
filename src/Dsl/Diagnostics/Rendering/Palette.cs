namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>ANSI colours, or none.</summary>
internal sealed class Palette(bool colour)
{
    public string Bold(string text) => Paint("1", text);

    public string Gutter(string text) => Paint("34", text);

    public string Severity(Severity severity, string text) => Paint(severity == Diagnostics.Severity.Error ? "1;31" : "1;33", text);

    private string Paint(string code, string text) => colour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
