using System.Globalization;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>
/// <c>number := (digits ("." digits?)? | "." digits) (("e" | "E") ("+" | "-")? digits)? "%"?</c>, with <c>_</c> between digits.
/// </summary>
/// <param name="End">The first position behind the number.</param>
/// <param name="Fault">What is wrong with its spelling, as a phrase; null when nothing is.</param>
internal readonly record struct NumberReader(int End, double Value, string? Fault, bool OutOfRange)
{
    public static bool StartsAt(string text, int at) => IsDigit(text, at) || text[at] == '.' && IsDigit(text, at + 1);

    public static NumberReader Read(string text, int start)
    {
        var end = Digits(text, start);
        if (CharAt(text, end) == '.') end = Digits(text, end + 1);
        string? fault = null;
        if (CharAt(text, end) is '.')
        {
            while (CharAt(text, end) == '.' || IsDigit(text, end)) end++;
            fault = "it has more than one decimal point";
        }
        var exponentAt = end;
        if (CharAt(text, end) is 'e' or 'E' && (IsDigit(text, end + 1) || CharAt(text, end + 1) is '+' or '-'))
        {
            end = CharAt(text, end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (!IsDigit(text, end)) fault ??= "its exponent has no digits";
            end = Digits(text, end);
        }
        var (mantissa, exponent) = (text[start..exponentAt], end > exponentAt ? text[(exponentAt + 1)..end] : "0");
        if (MisplacedSeparator(text, start, end)) fault ??= "`_` stands between two digits only";
        var percent = CharAt(text, end) == '%';
        if (percent) end++;
        var value = fault is null ? Evaluate(WithoutSeparators(mantissa), WithoutSeparators(exponent), percent) : 0;
        var vanished = value == 0 && mantissa.AsSpan().IndexOfAnyInRange('1', '9') >= 0;
        return new(end, value, fault, fault is null && (double.IsInfinity(value) || vanished));
    }

    // More than the longest file has digits: the exponent of infinity, or of nothing.
    private const long Endless = 2_000_000;

    // The per cent goes into the exponent, so that 0.3% is the double nearest to 0.003.
    private static double Evaluate(string mantissa, string exponent, bool percent)
    {
        var shift = long.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e)
            ? Math.Clamp(e, -Endless, Endless)
            : exponent[0] == '-' ? -Endless : Endless;
        var text = string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{shift - (percent ? 2 : 0)}");
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static string WithoutSeparators(string digits) => digits.Replace("_", "", StringComparison.Ordinal);

    private static bool MisplacedSeparator(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (text[i] == '_' && !(IsDigit(text, i - 1) && IsDigit(text, i + 1))) return true;
        return false;
    }

    private static int Digits(string text, int at)
    {
        while (IsDigit(text, at) || CharAt(text, at) == '_') at++;
        return at;
    }

    private static bool IsDigit(string text, int at) => char.IsAsciiDigit(CharAt(text, at));

    private static char CharAt(string text, int at) => at < text.Length ? text[at] : '\0';
}
