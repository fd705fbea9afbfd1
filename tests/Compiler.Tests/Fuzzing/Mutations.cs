using System.Text.RegularExpressions;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>Texts broken at random, by letters, by tokens, by numbers, and by putting two together.</summary>
internal static partial class Mutations
{
    private static readonly string[] splinters =
    [
        "(", ")", "[", "]", "{", "}", ";", ",", ":", "=", "==", "**", "&&", "\"", "'", "/*", "*/", "//", "\n", "\r", "\t", " ", "\0", "\uFEFF", "\u200B",
        "\uD800", "\u2028", "\u202E", "-", "^", "²", "%", "1", "1e", "1e999", ".", "..", "_", "x", "t", "σ", "in", "let", "data", "process", "mixture",
        "train e {", "measure", "#", "–", "“", "\U0001D6FD", "<", ">", "if", "where",
    ];

    private static readonly string[] numbers =
    [
        "0", "-0", "1", "-1", "2", "0.5", "3", "1e-300", "1e300", "1e308", "4.9e-324", "1e-9", "1e9", "2147483648", "9007199254740993", "0.1", "1/0", "0/0",
        "100%", "1_000", "1e999", "007", "12345678901234567890", "(-1)^0.5",
    ];

    [GeneratedRegex(@"\s+|[\p{L}_][\p{L}\p{N}_]*|\d[\d_.]*(?:[eE][+-]?\d+)?%?|.", RegexOptions.Singleline)]
    private static partial Regex Tokens();

    public static string Letters(string text, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var (at, other) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
            var end = Math.Min(at + random.Next(8), text.Length);
            text = random.Next(4) switch
            {
                0 => text[..at] + text[end..],
                1 => text[..at] + Pick(splinters, random) + text[at..],
                2 => text[..at] + Pick(splinters, random) + text[end..],
                _ => text[..Math.Max(at, other)] + text[Math.Min(at, other)..],
            };
        }
        return text;
    }

    /// <summary>Tokens are left out, doubled, exchanged, or replaced by one of another text.</summary>
    public static string Words(string text, string other, Random random)
    {
        var tokens = Split(text).ToList();
        var others = Split(other);
        for (var times = random.Next(1, 5); times > 0 && tokens.Count > 0; times--)
        {
            var (i, j) = (random.Next(tokens.Count), random.Next(tokens.Count));
            switch (random.Next(5))
            {
                case 0: tokens.RemoveAt(i); break;
                case 1: tokens.Insert(i, tokens[j]); break;
                case 2: (tokens[i], tokens[j]) = (tokens[j], tokens[i]); break;
                case 3: tokens[i] = Pick(others, random); break;
                default: tokens.Insert(i, Pick(others, random)); break;
            }
        }
        return string.Concat(tokens);
    }

    public static string Numbers(string text, Random random)
    {
        var tokens = Split(text);
        int[] places = [.. Enumerable.Range(0, tokens.Length).Where(i => char.IsAsciiDigit(tokens[i][0]))];
        for (var times = random.Next(1, 4); times > 0 && places.Length > 0; times--) tokens[Pick(places, random)] = Pick(numbers, random);
        return string.Concat(tokens);
    }

    /// <summary>The beginning of one text and the end of another, or a stretch of lines of the one inside the other.</summary>
    public static string Splice(string text, string other, Random random)
    {
        var (ours, theirs) = (text.Split('\n'), other.Split('\n'));
        var (at, from) = (random.Next(ours.Length + 1), random.Next(theirs.Length));
        return random.Next(2) == 0
            ? text[..random.Next(text.Length + 1)] + other[random.Next(other.Length)..]
            : string.Join('\n', [.. ours[..at], .. theirs[from..Math.Min(from + random.Next(1, 4), theirs.Length)], .. ours[at..]]);
    }

    public static string Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 200)];
        random.NextBytes(bytes);
        // Half of them of the letters that files are made of.
        if (random.Next(2) == 0)
            for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(32 + bytes[i] % 95);
        return System.Text.Encoding.Latin1.GetString(bytes);
    }

    private static string[] Split(string text) => [.. Tokens().Matches(text).Select(m => m.Value)];

    private static T Pick<T>(T[] of, Random random) => of[random.Next(of.Length)];
}
