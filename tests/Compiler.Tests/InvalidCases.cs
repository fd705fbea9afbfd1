using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>Every broken file of tests/cases/invalid against its whole diagnostic.</summary>
public sealed class InvalidCases
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "cases", "invalid");

    /// <summary>Those of the compiler; the parser's own are tested beside it.</summary>
    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Where(n => !n.StartsWith("NEC0", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_cases() => Cases.Count.ShouldBeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_broken_file_is_told_what_is_wrong_with_it(string name)
    {
        // The path in the message is the folder's name, so that the text is the same wherever the project lies.
        var source = new SourceText($"{name}.sde", await File.ReadAllTextAsync(Path.Combine(Folder, name, "case.sde"))) { Folder = Path.Combine(Folder, name) };
        // A case of several files imports its neighbours.
        var files = Directory.EnumerateFiles(Path.Combine(Folder, name), "*.sde").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        var diagnostics = SdeCompiler.Compile(source, SourceResolver.Of(files)).Diagnostics;
        diagnostics.ShouldNotBeEmpty();
        if (name.StartsWith("NEC", StringComparison.Ordinal)) diagnostics.ShouldContain(d => name.StartsWith(d.Code, StringComparison.Ordinal));
        var text = new TextRenderer().Render(diagnostics) + "\n" + Summary.Of(diagnostics) + "\n";
        await Snapshot.VerifyFile(text, Path.Combine(Folder, name, "case"));
    }

    [Fact]
    public void Every_code_of_the_compiler_has_a_case()
    {
        var codes = SourceCodes("Compiler").Distinct().ToArray();
        codes.Length.ShouldBeGreaterThan(40);
        var cases = Cases.Select(c => c.Data).ToArray();
        codes.Where(code => !cases.Any(name => name.StartsWith(code, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static IEnumerable<string> SourceCodes(string project) =>
        from file in Directory.EnumerateFiles(RepositoryRoot.Combine("src", project), "*Diagnostics.cs", SearchOption.AllDirectories)
        from System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(NEC\\d{4})\"")
        select match.Groups[1].Value;
}
