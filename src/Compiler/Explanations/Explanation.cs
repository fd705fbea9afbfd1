using System.Collections.Immutable;

namespace NeuralEntropy.Compiler.Explanations;

/// <summary>What a code means, why it matters, and an example with its mend. Each is a Markdown text beside this file, named like its code.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">The rest, in Markdown; an example that is wrong on purpose has the code at its fence.</param>
public sealed record Explanation(string Code, string Title, string Text)
{
    private const string Ending = ".md";

    /// <summary>Every code, in order.</summary>
    public static ImmutableArray<string> Codes { get; } =
        [.. typeof(Explanation).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(Ending, StringComparison.Ordinal)).Select(n => n[..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>By code, in either case, with or without the letters: <c>NEC1001</c>, <c>nec1001</c>, <c>1001</c>. Null where there is none.</summary>
    public static Explanation? Find(string code)
    {
        var name = Normalise(code);
        if (!Codes.Contains(name)) return null;
        using var reader = new StreamReader(typeof(Explanation).Assembly.GetManifestResourceStream(name + Ending)!);
        var (heading, text) = (reader.ReadLine()!, reader.ReadToEnd());
        return new Explanation(name, heading[$"# {name}: ".Length..], text.Trim());
    }

    /// <summary>A word as a code is written.</summary>
    public static string Normalise(string word) => word.Length > 0 && word.All(char.IsAsciiDigit) ? "NEC" + word : word.ToUpperInvariant();

    /// <summary>For a terminal: examples are indented, and their fences left out.</summary>
    public string ToPlainText()
    {
        var (lines, inside) = (new List<string> { $"{Code}: {Title}", "" }, false);
        foreach (var line in Text.Split('\n'))
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = !inside;
            else lines.Add(inside && line != "" ? "    " + line : line);
        return string.Join('\n', lines) + "\n";
    }
}
