using System.Globalization;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Diagnostics;

public class RenderingTests
{
    private static readonly SourceText vp = new("examples/vp.sde", """
        process vp {
            time t in [0, 1];
            state x;

            param beta_min = 0.1;

            drift       = -0.5 * norm(x) * beta(t);
        }
        """);

    private static readonly Diagnostic shape = Diagnostic
        .Error("NEC2003", "`drift` must have the shape of `x`", Find(vp, "-0.5 * norm(x) * beta(t)"), "this is one number for each sample")
        .WithRelated(new Location(vp, new Span(vp.Text.IndexOf("x;", StringComparison.Ordinal), 1)), "`x` is declared here")
        .WithHelp("multiply by `x`: `-0.5 * beta(t) * x`");

    private static readonly Diagnostic unused = Diagnostic.Warning("NEC1009", "`beta_min` is never used", Find(vp, "beta_min"))
        .WithNote("it changes nothing");

    private static readonly Diagnostic placeless = new Diagnostic("NEC0001", Severity.Error, "there is no file `vp.sde`", null, [], [], [])
        .WithHelp("did you mean `ve.sde`?");

    [Fact]
    public async Task Text_points_at_the_culprit() => await Snapshot.Verify(new TextRenderer().Render([shape, unused, placeless]));

    [Fact]
    public async Task Text_has_colours_where_they_are_wanted() =>
        await Snapshot.Verify(new TextRenderer(colour: true).Render([shape, unused]).Replace('\e', '␛'));

    [Fact]
    public async Task A_line_each_is_for_editors() => await Snapshot.Verify(new LineRenderer().Render([shape, unused, placeless]));

    [Fact]
    public async Task Sarif_is_for_continuous_integration() =>
        await Snapshot.Verify(new SarifRenderer("1.2.3").Render([shape, unused, placeless]), extension: "json");

    [Theory]
    [InlineData(99, 100, 0)]
    [InlineData(100, 101, 1)]
    [InlineData(20_000, 20_001, 19_901)]
    public void Of_many_an_error_is_shown_and_some_warnings(int warnings, int all, int left)
    {
        Diagnostic[] many = [.. Enumerable.Repeat(unused, warnings), shape];
        var text = new TextRenderer().Render(many);
        Count(text, "error[").ShouldBe(1);
        Count(text, "warning[").ShouldBe(Math.Min(warnings, TextRenderer.Most - 1));
        text.EndsWith($"\n\n… and {left.ToString("N0", CultureInfo.InvariantCulture)} more\n", StringComparison.Ordinal).ShouldBe(left > 0);
        Count(new LineRenderer().Render(many), "\n").ShouldBe(all);
        Count(new SarifRenderer("").Render(many), "\"ruleId\"").ShouldBe(all);
    }

    [Fact]
    public async Task Related_places_come_in_the_order_of_the_file()
    {
        var other = new SourceText("library/ou.sde", "process ou { state y; }");
        var text = new TextRenderer().Render([Diagnostic.Error("NEC1002", "`x` is declared twice", Find(vp, "norm"), "here")
            .WithRelated(Find(other, "state y;"), "in another file")
            .WithRelated(Find(vp, "drift"), "on the same line")
            .WithRelated(Find(vp, "time"), "further up")]);
        await Snapshot.Verify(text);
    }

    [Fact]
    public async Task Tabs_wide_characters_and_marks_keep_the_carets_in_place()
    {
        string[] lines = ["\tlet a\t= «@»;", "数据 = «@»;", "e\u0301 = «@»;", "\U0001F600 = «@»;", "a\0b «@»", "\u200Bx «@»", "«»", "x «»"];
        await Snapshot.Verify(new TextRenderer().Render([.. lines.Select(Marked)]));
    }

    [Fact]
    public async Task Long_lines_are_cut_to_a_window()
    {
        var before = string.Concat(Enumerable.Range(0, 60).Select(i => $"a{i} + "));
        var after = string.Concat(Enumerable.Range(0, 60).Select(i => $" + b{i}"));
        string[] lines = [$"«@»{after}", $"{before}«@»{after}", $"{before}«@»", $"{before}«@{after}»", $"{before}{before}«»"];
        await Snapshot.Verify(new TextRenderer().Render([.. lines.Select(Marked)]));
    }

    [Fact]
    public async Task A_stretch_over_several_lines_shows_its_first() =>
        await Snapshot.Verify(new TextRenderer().Render([Marked("one «two\nthree» four")]));

    [Fact]
    public void The_summary_counts()
    {
        Summary.Of([shape, unused, placeless]).ShouldBe("2 errors, 1 warning");
        Summary.Of([unused, unused]).ShouldBe("2 warnings");
        Summary.Of([]).ShouldBe("");
    }

    private static Diagnostic Marked(string line)
    {
        var start = line.IndexOf('«', StringComparison.Ordinal);
        var span = new Span(start, line.IndexOf('»', StringComparison.Ordinal) - start - 1);
        var text = line.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        return Diagnostic.Error("NEC0010", "here", new Location(new SourceText("test.sde", text), span), "label");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Location Find(SourceText source, string what) =>
        new(source, new Span(source.Text.IndexOf(what, StringComparison.Ordinal), what.Length));
}
