using System.Text;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>Writes C# by lines; blocks own their indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public CodeWriter Line(string line = "")
    {
        // Directives stand at the margin, whatever surrounds them.
        if (line != "" && line[0] != '#') text.Append(' ', 4 * depth);
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary><paramref name="head"/>, then the body between braces.</summary>
    public CodeWriter Block(string head, Action body)
    {
        Line(head).Line("{");
        depth++;
        body();
        depth--;
        return Line("}");
    }

    public override string ToString() => text.ToString();
}
