using System.Diagnostics;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Parsing;

/// <summary>Valid files, broken at random: no exception, no delay, and diagnostics that stand inside the text.</summary>
public class FuzzTests
{
    private const int Inputs = 5_000;

    private static readonly string[] splinters =
    [
        "(", ")", "[", "]", "{", "}", ";", ",", ":", "=", "==", "**", "&&", "\"", "'", "/*", "*/", "//", "\n", "\r", "\t", " ",
        "\0", "\uFEFF", "\u200B", "\uD800",
        "-", "^", "²", "%", "1", "1e", "1e999", ".", "..", "_", "x", "σ", "in", "let", "data", "process", "mixture", "train e {", "measure",
        "#", "–", "“", "\U0001D6FD",
    ];

    [Fact]
    public void Broken_files_are_told_apart_from_whole_ones_without_harm()
    {
        var random = new Random(20261122);
        var texts = Samples.ValidFiles.Select(file => Samples.Load(file).Text).ToArray();
        for (var i = 0; i < Inputs; i++) ShouldBeHarmless(Mutate(texts[i % texts.Length], random), i);
    }

    private static string Mutate(string text, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var (at, length) = (random.Next(text.Length + 1), random.Next(8));
            var end = Math.Min(at + length, text.Length);
            var other = random.Next(text.Length + 1);
            text = random.Next(4) switch
            {
                0 => text[..at] + text[end..],
                1 => text[..at] + splinters[random.Next(splinters.Length)] + text[at..],
                2 => text[..at] + splinters[random.Next(splinters.Length)] + text[end..],
                _ => text[..Math.Min(other, at)] + text[Math.Min(at, text.Length - 1)..],
            };
            if (text.Length == 0) text = ";";
        }
        return text;
    }

    private static void ShouldBeHarmless(string text, int number)
    {
        var source = new SourceText($"input {number}", text);
        var watch = Stopwatch.StartNew();
        var (tree, diagnostics) = Parser.Parse(source);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1), text);
        var whole = new Span(0, text.Length);
        foreach (var label in diagnostics.SelectMany(d => d.Primary is null ? d.Related : d.Related.Add(d.Primary)))
            whole.Contains(label.Location.Span).ShouldBeTrue(text);
        whole.Contains(tree.Span).ShouldBeTrue(text);
        foreach (var format in Enum.GetValues<DiagnosticFormat>())
            DiagnosticRenderers.Create(format).Render(diagnostics).ShouldNotContain("\0");
        Parser.ParseExpression(source);
    }
}
