using System.Text;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>Writes a layout out, with the line ends that the file has.</summary>
internal static class LayoutWriter
{
    public static string Write(Layout layout, SourceText source)
    {
        var text = new StringBuilder(source.Text.Length);
        for (var i = 0; i < layout.Pieces.Length; i++)
        {
            var (piece, gap) = (layout.Pieces[i], layout.Gaps[i]);
            text.Append('\n', gap.Breaks).Append(' ', gap.Blanks);
            var beginsLine = (i == 0 || piece.Lines > 0) && (i == 0 || gap.Breaks > 0);
            text.Append(piece.SpansLines && beginsLine ? Shifted(piece, gap.Blanks - Column(piece, source)) : piece.Text);
        }
        var end = source.Text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && source.Text[end - 1] == '\r' ? text.Replace("\n", "\r\n").ToString() : text.ToString();
    }

    private static int Column(Piece piece, SourceText source) => source.At(piece.Span.Start).Column - 1;

    /// <summary>The lines of a comment move with its first.</summary>
    private static string Shifted(Piece comment, int by) =>
        string.Join('\n', comment.Text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : Shifted(line, by)));

    private static string Shifted(string line, int by) =>
        by >= 0 ? new string(' ', by) + line : line[Math.Min(-by, line.Length - line.TrimStart().Length)..];
}
