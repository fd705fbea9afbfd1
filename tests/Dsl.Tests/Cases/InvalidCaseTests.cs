using System.Text.RegularExpressions;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Cases;

/// <summary>
/// Every folder of tests/cases/invalid whose name begins with NEC0: its case.sde, the overrides of its case.set (key=value lines)
/// if there is one, and in case.verified.txt the whole message.
/// </summary>
public partial class InvalidCaseTests
{
    // What no file in a repository can show, or only a huge one: its tests make what they need.
    private static readonly string[] elsewhere = ["NEC0003", "NEC0005", "NEC0051"];

    private static readonly string root = RepositoryRoot.Combine("tests", "cases", "invalid");

    public static IEnumerable<TheoryDataRow<string>> Cases() =>
        Directory.EnumerateDirectories(root, "NEC0*").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)
            .Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void There_are_cases() => Cases().Count().ShouldBeGreaterThan(20);

    [Theory, MemberData(nameof(Cases))]
    public async Task A_broken_file_prints_its_diagnostic(string name)
    {
        var folder = Path.Combine(root, name);
        var diagnostics = Check(folder);
        diagnostics.Select(d => d.Code).ShouldContain(name[..7]);
        var text = new TextRenderer().Render(diagnostics).Replace(RepositoryRoot.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        await Snapshot.VerifyFile(text, Path.Combine(folder, "case"));
    }

    [Fact]
    public void Every_code_has_a_case()
    {
        var codes = Directory.EnumerateFiles(RepositoryRoot.Combine("src", "Dsl", "Diagnostics"), "*.cs")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Value).Distinct().ToList();
        codes.Count.ShouldBeGreaterThan(20);
        codes.Except(Cases().Select(row => row.Data[..7])).Except(elsewhere).ShouldBeEmpty();
    }

    private static IReadOnlyList<Diagnostic> Check(string folder)
    {
        var (source, diagnostics) = SourceLoader.Load(Path.Combine(folder, "case.sde"));
        if (source is null) return diagnostics;
        var settings = Path.Combine(folder, "case.set");
        var lines = File.Exists(settings) ? File.ReadAllLines(settings) : [];
        var edited = Overrides.Apply(source, lines.Select(line => line.Split('=', 2)).Select(parts => new Override(parts[0], parts[1])));
        return [.. edited.Diagnostics, .. Parser.Parse(edited.Source).Diagnostics];
    }

    [GeneratedRegex("(?<=\")NEC0[0-9]{3}(?=\")")]
    private static partial Regex Code();
}
