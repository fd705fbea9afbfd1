using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Formatting;

/// <summary>What holds for every file: the layout is a fixed point, the tree stays, every comment stays, and not a token changes.</summary>
public partial class FormatterLawTests
{
    private const int Programs = 2_000;

    public static IEnumerable<TheoryDataRow<string>> WellLaidOut() =>
        new[] { "examples", "tests/cases/valid" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.sde").Order(StringComparer.Ordinal))
            .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(RepositoryRoot.Path, file)));

    public static IEnumerable<TheoryDataRow<string>> ValidFiles() => Samples.ValidFiles.Select(file => new TheoryDataRow<string>(file));

    // What is quoted is found with them, so that nothing in it is taken for one.
    [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""|(?<found>//[^\n]*|/\*.*?\*/)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""|(?<found>\s+)")]
    private static partial Regex Blanks();

    [Fact]
    public void There_are_well_laid_out_files() => WellLaidOut().Count().ShouldBeGreaterThan(6);

    [Theory, MemberData(nameof(WellLaidOut))]
    public void A_well_laid_out_file_formats_to_itself(string file)
    {
        var text = Samples.Load(file).Text;
        Format(text).ShouldBe(text);
        var windows = text.ReplaceLineEndings("\r\n");
        Format(windows).ShouldBe(windows);
    }

    [Theory, MemberData(nameof(ValidFiles))]
    public void Valid_files_keep_the_laws(string file) => ShouldKeepTheLaws(Samples.Load(file).Text);

    [Fact]
    public void Well_laid_out_files_keep_the_laws_however_their_blanks_are_changed()
    {
        var random = new Random(20261122);
        string[] blanks = ["", " ", "  ", "\n", "\n\n\n", "\t", "\r\n", " // c\n", " /* c\n  d */ ", "\n// c\n"];
        var texts = WellLaidOut().Select(row => Samples.Load(row.Data).Text).ToArray();
        for (var i = 0; i < Programs; i++)
        {
            var share = random.NextDouble() / 4;
            ShouldKeepTheLaws(Replace(
                Blanks(), Replace(Comment(), texts[i % texts.Length], _ => "/*comment*/"),
                found => random.NextDouble() > share ? found : found + blanks[random.Next(blanks.Length)]));
        }
    }

    [Fact]
    public void Generated_programs_keep_the_laws()
    {
        for (var seed = 0; seed < Programs; seed++) ShouldKeepTheLaws(new ProgramGenerator(seed).Program());
    }

    [Theory]
    [InlineData("data = mixture { ", "1: [1 + 2 * 3 - 4 / 5 + 6 * 7 - 8 / 9, 1 + 2 * 3 - 4 / 5 + 6 * 7 - 8 / 9];\n", "", 0, 10_000, "}")]
    [InlineData("data = mixture { ", "1: [ 1,  2];", "  // c\n", 5, 10_000, "}")]
    [InlineData("data = [", "1,\n", "", 0, 99_999, "1];")]
    [InlineData("", "data  = 1;", " // c\n", 60, 1_000, "")]
    [InlineData("measure { ", "a = 1;", " /* c */", 60, 1_000, "}")]
    public void The_longest_files_take_seconds(string start, string middle, string comment, int comments, int times, string end)
    {
        var text = start + Repeated(middle + Repeated(comment, comments), times) + end;
        text.Length.ShouldBeLessThan(SourceLoader.LargestFile);
        var watch = Stopwatch.StartNew();
        Format(text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static string Repeated(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static void ShouldKeepTheLaws(string text)
    {
        var formatted = Format(text);
        var told = $"of:\n{text}\nformatted:\n{formatted}";
        Format(formatted).ShouldBe(formatted, $"not idempotent {told}");
        SyntaxComparer.Equal(Samples.Parse(formatted), Samples.Parse(text)).ShouldBeTrue($"another tree {told}");
        Comments(formatted).ShouldBe(Comments(text), $"other comments {told}");
        WithoutBlanks(formatted).ShouldBe(WithoutBlanks(text), $"other tokens {told}");
        var lines = formatted.ReplaceLineEndings("\n").Split('\n');
        lines.ShouldAllBe(line => line.TrimEnd() == line, $"trailing blanks {told}");
        formatted.ShouldEndWith("\n");
        formatted.ReplaceLineEndings("\n").ShouldNotContain("\n\n\n", Case.Sensitive, $"two blank lines {told}");
        if (lines.Length > 1) lines[^2].ShouldNotBeEmpty($"a blank line at the end {told}");
    }

    private static string Format(string text)
    {
        var (formatted, diagnostics) = Formatter.Format(new SourceText("test.sde", text));
        diagnostics.ShouldBeEmpty();
        return formatted.ShouldNotBeNull();
    }

    private static IEnumerable<string> Comments(string text) =>
        Comment().Matches(text).Where(match => match.Groups["found"].Success).Select(match => string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string WithoutBlanks(string text) => Replace(Blanks(), Replace(Comment(), text, _ => ""), _ => "");

    private static string Replace(Regex pattern, string text, Func<string, string> by) =>
        pattern.Replace(text, match => match.Groups["found"].Success ? by(match.Value) : match.Value);
}
