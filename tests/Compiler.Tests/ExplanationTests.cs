using System.Text.RegularExpressions;
using NeuralEntropy.Compiler.Explanations;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>Every code has a text, and every example in it is what the text says.</summary>
public sealed partial class ExplanationTests
{
    /// <summary>No short file has them: those of files that cannot be read, of arrays, of several files, of limits, of the command line, and 5… and 9…, which a run alone finds.</summary>
    private static readonly string[] withoutExample =
        ["NEC0001", "NEC0002", "NEC0003", "NEC0004", "NEC0005", "NEC0006", "NEC0007", "NEC0024", "NEC0025", "NEC0049", "NEC0050", "NEC0051", "NEC0060", "NEC1043", "NEC1044", "NEC1045", "NEC1046",
         "NEC4028", "NEC4030", "NEC4031", "NEC4032", "NEC4033", "NEC4036", "NEC4037", "NEC4038"];

    public static TheoryData<string> Codes => [.. Explanation.Codes];

    [Fact]
    public void Every_code_of_the_sources_is_explained_and_no_other()
    {
        var codes = Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        codes.Length.ShouldBeGreaterThan(120);
        Explanation.Codes.ShouldBe(codes);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_wrong_example_has_the_code_and_its_right_one_has_no_fault(string code)
    {
        var explanation = Explanation.Find(code)!;
        explanation.Title.ShouldNotEndWith(".");
        explanation.Text.Split('\n').ShouldAllBe(line => line.Length <= 102);
        string[] wrong = [.. Examples($"sde {code}", explanation.Text)], right = [.. Examples("sde", explanation.Text)];
        var needed = code[3] is < '5' && !withoutExample.Contains(code);
        (wrong.Length, right.Length).ShouldBe(needed ? (1, 1) : (0, 0));
        foreach (var text in wrong) Diagnostics(text).ShouldContain(d => d.Code == code);
        foreach (var text in right) Diagnostics(text).ShouldAllBe(d => d.Code != code && d.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("NEC1001")]
    [InlineData("1001")]
    [InlineData("nec1001")]
    public void A_code_is_found_however_it_is_written(string written) => Explanation.Find(written)!.Code.ShouldBe("NEC1001");

    [Theory]
    [InlineData("NEC1")]
    [InlineData("")]
    [InlineData("1001.md")]
    [InlineData("../NEC1001")]
    public void What_is_no_code_is_not_found(string written) => Explanation.Find(written).ShouldBeNull();

    [Fact]
    public async Task It_is_plain_text_on_a_terminal() => await Snapshot.Verify(Explanation.Find("NEC1002")!.ToPlainText());

    [Fact]
    public void Every_keyword_is_in_the_glossary() => Keywords.All.Except(Glossary.Entries.Select(entry => entry.Name)).ShouldBeEmpty();

    private static IEnumerable<string> Examples(string fence, string text) =>
        Regex.Matches(text, $"^```{fence}\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static IEnumerable<Diagnostic> Diagnostics(string text) =>
        SdeCompiler.Compile(new SourceText(RepositoryRoot.Combine("examples", "example.sde"), text)).Diagnostics;

    [GeneratedRegex("NEC[0-9]{4}")]
    private static partial Regex Code();
}
