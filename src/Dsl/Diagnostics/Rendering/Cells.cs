using System.Globalization;
using System.Text;

namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>
/// One source line laid out in terminal cells: tabs to the next multiple of four, wide characters as two, marks as none,
/// control characters made visible.
/// </summary>
internal sealed class Cells
{
    private readonly List<(string Text, int Start, int Width)> pieces = [];
    private readonly int[] starts;

    public Cells(string line)
    {
        starts = new int[line.Length + 1];
        for (var i = 0; i < line.Length;)
        {
            var rune = Rune.TryGetRuneAt(line, i, out var found) ? found : Rune.ReplacementChar;
            var width = rune.Value == '\t' ? 4 - Width % 4 : WidthOf(rune);
            pieces.Add((rune.Value == '\t' ? new string(' ', width) : Visible(rune), Width, width));
            for (var unit = 0; unit < rune.Utf16SequenceLength; unit++) starts[i++] = Width;
            Width += width;
        }
        starts[line.Length] = Width;
    }

    public int Width { get; private set; }

    /// <summary>The cell at which the UTF-16 unit stands; behind the line's end they are counted on.</summary>
    public int this[int unit] => unit < starts.Length ? starts[unit] : Width + unit - starts.Length + 1;

    /// <summary>The text of some cells.</summary>
    public string Slice(int from, int to) =>
        string.Concat(pieces.Where(piece => piece.Start >= from && piece.Start + piece.Width <= to).Select(piece => piece.Text));

    private static string Visible(Rune rune) => rune.Value < ' ' ? ((char)(0x2400 + rune.Value)).ToString()
        : Rune.IsControl(rune) ? "\uFFFD"
        : WidthOf(rune) == 0 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? ""
        : rune.ToString();

    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsWide(int code) => code
        is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
        or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
