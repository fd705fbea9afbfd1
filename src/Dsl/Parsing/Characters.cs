using System.Globalization;
using System.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>Which characters words are made of, and what those are called that no token begins with.</summary>
internal static class Characters
{
    public static bool StartsWord(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune);

    public static bool ContinuesWord(Rune rune) => StartsWord(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    /// <summary>One name for letters that Unicode has twice: the micro sign that keyboards have and the Greek letter, ohm and omega.</summary>
    public static string Canonical(string word) => word.Replace('\u00B5', '\u03BC').Replace('\u2126', '\u03A9');

    /// <summary>What a reader calls the character: <c>`@`</c>, <c>a zero width space (U+200B)</c>.</summary>
    public static string Describe(Rune rune)
    {
        var code = $"U+{rune.Value:X4}";
        if (Known(rune.Value).Name is { } name) return $"{name} ({code})";
        return rune.Value > ' ' && rune.IsAscii && rune.Value != 0x7F ? $"`{rune}`"
            : Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? $"an invisible character ({code})"
            : $"`{rune}` ({code})";
    }

    public static string? Help(Rune rune) => Known(rune.Value).Help;

    private static (string? Name, string? Help) Known(int code) => code switch
    {
        '#' => (null, "comments are written `// …` or `/* … */`"),
        '%' => (null, "`%` stands directly behind a number and divides it by 100: `0.5%`"),
        '?' => (null, "a value that depends on a condition is written `if t < 0.5 then 1 else 2`"),
        '&' => (null, "conditions are joined by `and`: `0 < t and t < 1`"),
        '|' => (null, "conditions are joined by `or`; the size of a number is `abs(t)`, of a vector `norm(x)`"),
        '!' => (null, "a condition is turned round by `not`"),
        '.' => (null, "a decimal point stands between digits: `0.5`"),
        '\\' => (null, "names may be Greek letters as they are: `β`, or spelled out: `beta`"),
        '$' => (null, "formulas are written plainly: `-beta(t)/2 * x`"),
        '\'' => (null, "derivatives are the compiler's: it differentiates by itself"),
        0x200B => ("a zero width space", "delete it; it often comes with copied text"),
        0xFEFF => ("a byte order mark", "delete it; it belongs at the very start of a file only"),
        0xFFFD => ("a replacement character", "the text was damaged before it came here: type the character again"),
        0x2013 => ("an en dash", "for minus write `-` or `−`"),
        0x2014 => ("an em dash", "for minus write `-` or `−`"),
        0x2010 or 0x2011 => ("a hyphen", "for minus write `-` or `−`"),
        0x201C or 0x201D or 0x2018 or 0x2019 => ("a curly quotation mark", "names stand without quotes"),
        0x2026 => ("an ellipsis", "a list is written out in full"),
        0x2032 => ("a prime", "derivatives are the compiler's: it differentiates by itself"),
        0x2211 => ("a summation sign", "the Greek letter is `Σ` (U+03A3)"),
        0x220F => ("a product sign", "the Greek letter is `Π` (U+03A0)"),
        0x2202 or 0x2207 => ("a derivative sign", "derivatives are the compiler's: it differentiates by itself"),
        0x221A => ("a root sign", "write `sqrt(…)`"),
        0x221E => ("an infinity sign", "numbers are finite"),
        0x2227 => ("a logical sign", "conditions are joined by `and`"),
        0x2228 => ("a logical sign", "conditions are joined by `or`"),
        0xAC => ("a logical sign", "a condition is turned round by `not`"),
        0x2192 or 0x21A6 => ("an arrow", "a function is written `let f(t) = …;`"),
        0xFF1B => ("a full-width semicolon", "write `;`"),
        0xFF0C => ("a full-width comma", "write `,`"),
        0xFF08 or 0xFF09 => ("a full-width bracket", "write `(` and `)`"),
        0xFF1D => ("a full-width equals sign", "write `=`"),
        0xB9 or 0x2070 or >= 0x2074 and <= 0x2079 => ("a superscript digit", "only `²` and `³` are powers; write `^` for others: `x^4`"),
        0x207A or 0x207B => ("a superscript sign", "write `^` for the power: `x^-1`"),
        >= 0x2080 and <= 0x2089 => ("a subscript digit", "write the digit behind `_`: `x_0`"),
        _ => (null, null),
    };
}
