using System.Text;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>The syntax stage as text: one node a line, indented, with its stretch as <c>line:column-line:column</c>.</summary>
public static class TreePrinter
{
    public static string Print(SyntaxNode node, SourceText source)
    {
        var text = new StringBuilder();
        Append(node, 0);
        return text.ToString();

        void Append(SyntaxNode at, int depth)
        {
            var (start, end) = (source.At(at.Span.Start), source.At(at.Span.End));
            text.Append(' ', 2 * depth).Append(at.Describe()).Append($"  {start.Line}:{start.Column}-{end.Line}:{end.Column}\n");
            foreach (var child in at.Children()) Append(child, depth + 1);
        }
    }
}
