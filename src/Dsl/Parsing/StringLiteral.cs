using System.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary><c>text := "\"" (any but "\"" "\\" and a line's end | "\\\"" | "\\\\")* "\""</c></summary>
/// <param name="End">The first position behind the text; where it is not closed, before the signs that end its line, which are rarely meant to
/// be in it.</param>
/// <param name="Value">What it says, escapes resolved; one that is none is left out.</param>
/// <param name="WrongEscape">Where the first <c>\</c> stands that escapes nothing, or -1.</param>
internal readonly record struct StringLiteral(int End, string Value, bool IsClosed, int WrongEscape)
{
    public static StringLiteral Read(string text, int start)
    {
        var (value, wrong, at) = (new StringBuilder(), -1, start + 1);
        for (; at < text.Length && text[at] is not ('"' or '\n'); at++)
        {
            if (text[at] != '\\') value.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] is '"' or '\\') value.Append(text[++at]);
            else if (wrong < 0) wrong = at;
        }
        var closed = at < text.Length && text[at] == '"';
        return new(closed ? at + 1 : start + 1 + text.AsSpan(start + 1, at - start - 1).TrimEnd(" \t\r)]};,").Length, value.ToString(), closed, wrong);
    }

    /// <summary>A value as it is written in a file.</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
