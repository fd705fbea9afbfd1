using NeuralEntropy.Compiler.Editing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Editing;

/// <summary>Whatever an editor asks about whatever stands in it, it gets an answer that lies inside the text.</summary>
public class HarmlessnessTests
{
    public static TheoryData<string> Files =>
    [
        .. ((string[])["examples", Path.Combine("tests", "cases", "valid"), Path.Combine("tests", "cases", "invalid")])
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.sde", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file)).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_are_files() => Files.Count.ShouldBeGreaterThan(100);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_can_be_typed_letter_by_letter(string file)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(file));
        if (text.Length > 5_000) text = text[..5_000];
        var step = Math.Max(1, text.Length / 6);
        for (var i = 0; i <= text.Length; i += step)
        {
            Ask(new SourceText(file, text[..i]), i);
            Ask(new SourceText(file, text), i);
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("", 7)]
    [InlineData("use vp;", -3)]
    [InlineData("use vp; // \uD835", 13)]
    [InlineData("data = \uD835\uDEFD", 8)]
    [InlineData("process \0 {", 9)]
    public void No_text_and_no_position_is_too_odd(string text, int position) => Ask(new SourceText("odd.sde", text), position);

    private static void Ask(SourceText source, int position)
    {
        var whole = new Span(0, source.Text.Length);
        LanguageService.Diagnostics(source);
        if (LanguageService.MeaningAt(source, position) is { } info)
        {
            whole.Contains(info.At).ShouldBeTrue();
            info.Signature.ShouldNotBeEmpty();
            if (info.Declaration is { } declared) declared.Source[declared.Span].ShouldBe(info.Name);
        }
        LanguageService.References(source, position).ShouldAllBe(place => whole.Contains(place));
        var completions = LanguageService.CompletionsAt(source, position);
        whole.Contains(completions.Replaces).ShouldBeTrue();
        completions.Items.ShouldAllBe(item => item.Name.Length > 0 && !item.Documentation.Contains('\n'));
        LanguageService.Rename(source, position, "another_name").Places.ShouldAllBe(place => whole.Contains(place));
    }
}
