using System.Text.RegularExpressions;
using NeuralEntropy.Compiler;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Every .sde snippet of the documentation compiles, and every command of it runs and prints what is shown.</summary>
public sealed class Documentation
{
    private static readonly string[] Pages = [RepositoryRoot.Combine("README.md"), .. Directory.EnumerateFiles(RepositoryRoot.Combine("docs"), "*.md").Order(StringComparer.Ordinal)];

    public static TheoryData<string, int, string> Snippets =>
        [.. from page in Pages
            from snippet in Fences("sde").Matches(File.ReadAllText(page)).Select((m, i) => (Number: i + 1, Text: m.Groups[1].Value))
            select (Path.GetFileName(page), snippet.Number, snippet.Text)];

    public static TheoryData<string> CommandLines =>
        [.. (from page in Pages
             from Match block in Fences("console").Matches(File.ReadAllText(page))
             from line in block.Groups[1].Value.Split('\n')
             where line.StartsWith("$ ./nec ", StringComparison.Ordinal)
             select line["$ ./nec ".Length..].Trim()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Files that snippets import: snippets with a name at their fence.</summary>
    private static Dictionary<string, string> Imported { get; } =
        Pages.SelectMany(page => Fences("sde file=(\\S+)").Matches(File.ReadAllText(page))).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    [Fact]
    public void There_are_snippets_and_commands()
    {
        Snippets.Count.ShouldBeGreaterThan(5);
        CommandLines.Count.ShouldBeGreaterThan(3);
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles(string page, int number, string text)
    {
        var compilation = SdeCompiler.Compile(new SourceText($"{page}#{number}", Completed(text)) { Folder = RepositoryRoot.Combine("examples") }, SourceResolver.Of(Imported));
        compilation.Succeeded.ShouldBeTrue(string.Join('\n', compilation.Diagnostics.Select(d => d.Message)) + "\n" + Completed(text));
    }

    /// <summary>A snippet that is wrong on purpose, by the code that stands at its fence, and the text block behind it that tells what nec says.</summary>
    public static TheoryData<string, string, string> Mistakes =>
        [.. from page in Pages
            from Match match in Regex.Matches(File.ReadAllText(page), "^```sde (NEC\\d{4})\n(.*?)^```.*?^```text\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)
            select (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_as_the_page_says(string code, string text, string told)
    {
        var diagnostics = SdeCompiler.Compile(new SourceText("cubic.sde", text)).Diagnostics;
        diagnostics.ShouldContain(d => d.Code == code);
        new TextRenderer().Render(diagnostics).Trim().ShouldBe(told.Trim());
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task A_command_runs(string line)
    {
        var (outcome, _) = await Nec.Once(line);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
    }

    /// <summary>Commands behind which a page shows what they print.</summary>
    public static TheoryData<string, string> Shown =>
        [.. (from page in Pages
             from Match block in Fences("console").Matches(File.ReadAllText(page))
             from command in Commands(block.Groups[1].Value)
             where command.Shown != ""
             select command).Distinct()];

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_page_shows_what_the_command_prints(string line, string shown)
    {
        var (outcome, _) = await Nec.Once(line);
        outcome.Out.Trim().ShouldBe(shown, outcome.Error);
    }

    /// <summary>Commands of which the later ones need what the earlier ones leave.</summary>
    public static TheoryData<string> Sequences => [.. from page in Pages from Match block in Fences("console sequence").Matches(File.ReadAllText(page)) select block.Groups[1].Value];

    [Theory]
    [MemberData(nameof(Sequences))]
    public async Task A_sequence_prints_what_the_page_shows(string block)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["examples"], RepositoryRoot.Combine("examples"));
        foreach (var (line, shown) in Commands(block))
        {
            var outcome = await Nec.RunIn(folder[""], line.Split(' '));
            outcome.Out.Trim().ShouldBe(shown, outcome.Error);
        }
    }

    private static IEnumerable<(string Line, string Shown)> Commands(string block) =>
        Regex.Matches(block, @"^\$ \./nec (.*)\n((?:(?!\$ ).*\n)*)", RegexOptions.Multiline).Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value.Trim()));

    /// <summary>A part of a file with the least that makes it a whole one.</summary>
    private static string Completed(string text)
    {
        if (Declares<Declaration>(text) is { Length: 0 } || Parser.Parse(new SourceText("part", text)).Diagnostics.Length > 0)
        {
            var time = text.Contains("time ", StringComparison.Ordinal) ? "" : "time t in [0, 1]; ";
            text = $"process p {{ {time}state x;\n{text}\n}}\n";
        }
        if (Declares<ProcessDeclaration>(text) is [] && Declares<UseDeclaration>(text) is []) text += "process p { time t in [0, 1]; state x; drift = -x; sigma = 1; }\n";
        if (Declares<DataDeclaration>(text) is []) text += "data = normal([0, 0], 0.5);\n";
        return text;
    }

    private static T[] Declares<T>(string text) where T : Declaration => [.. Parser.Parse(new SourceText("part", text)).Tree.Declarations.OfType<T>()];

    private static Regex Fences(string language) => new($"^```{language}\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
}
