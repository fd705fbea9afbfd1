using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Editing;

public class OverrideTests
{
    private const string File = """
        process vp {
            param beta_min = 0.1;   // the rate at the data's end
            param beta_max = /* from */ 16;
        }
        data = mixture {
            0.35: normal(-1, 0.3);
        }
        network e = mlp(hidden = [512, 256], fourier = 256);
        train e {
            samples = 4096;  batch = 40;
        }
        measure { S_tot; accuracy = 0.5%; }
        """;

    [Theory]
    [InlineData("beta_max", "20", "param beta_max = /* from */ 20;")]
    [InlineData("beta_min", "0.1 * (1 + 2)", "param beta_min = 0.1 * (1 + 2);   // the rate")]
    [InlineData("train.batch", "20", "samples = 4096;  batch = 20;")]
    [InlineData("train.epochs", "3", "batch = 40;\n    epochs = 3;\n}")]
    [InlineData("measure.accuracy", "1%", "measure { S_tot; accuracy = 1%; }")]
    [InlineData("measure.throws", "7", "accuracy = 0.5%; throws = 7; }")]
    [InlineData("network.hidden", "[64]", "mlp(hidden = [64], fourier = 256)")]
    [InlineData("network.scale", "0.2", "fourier = 256, scale = 0.2);")]
    [InlineData("network", "zero()", "network e = zero();")]
    [InlineData("data", "normal(0, 1)", "data = normal(0, 1);\nnetwork")]
    [InlineData("data", "mixture { 1: normal(0, 1); }", "data = mixture { 1: normal(0, 1); };\nnetwork")]
    [InlineData("beta_max", " 20 // twenty", "param beta_max = /* from */ 20;")]
    public void An_override_edits_the_text_in_place(string key, string value, string expected) => Apply(File, (key, value)).ShouldContain(expected);

    [Fact]
    public void The_rest_of_the_text_is_kept() => Apply(File, ("beta_max", "20")).ShouldBe(File.Replace("16", "20", StringComparison.Ordinal));

    [Fact]
    public void The_last_of_a_key_wins() => Apply(File, ("train.epochs", "3"), ("beta_max", "1"), ("train.epochs", "5"), ("beta_max", "2"))
        .ShouldBe(Apply(File, ("train.epochs", "5"), ("beta_max", "2")));

    [Fact]
    public void Later_overrides_see_what_earlier_ones_wrote() => Apply(File, ("network", "other()"), ("network.width", "3"), ("network.depth", "2"))
        .ShouldContain("network e = other(width = 3, depth = 2);");

    [Fact]
    public void Line_ends_are_those_of_the_file() =>
        Apply("train e {\r\n}\r\n", ("train.epochs", "3")).ShouldBe("train e {\r\n    epochs = 3;\r\n}\r\n");

    [Fact]
    public void Broken_files_are_left_alone()
    {
        var source = new SourceText("vp.sde", "data = ;");
        var (edited, diagnostics) = Overrides.Apply(source, [new("data", "3")]);
        edited.ShouldBeSameAs(source);
        diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_an_override_is_shown_in_it()
    {
        (string Key, string Value)[] overrides =
        [
            ("beta_mx", "3"), ("beta_max", "3 +"), ("train.x.y", "1"), ("beta_min", "1; drift = 2"), ("network.scale", ""),
            ("beta_max", "mixture { }"), ("beta_max", "data"), ("", "1"),
        ];
        var (edited, diagnostics) = Overrides.Apply(new SourceText("vp.sde", File), overrides.Select(o => new Override(o.Key, o.Value)));
        edited.Text.ShouldBe(File);
        await Snapshot.Verify(new TextRenderer().Render(diagnostics));
    }

    [Fact]
    public void A_block_that_is_not_there_is_named()
    {
        var (_, diagnostics) = Overrides.Apply(new SourceText("vp.sde", "data = normal(0, 1);"), [new("train.batch", "3")]);
        diagnostics.ShouldHaveSingleItem().Notes[0].ShouldBe("the file has no `train` block");
    }

    private static string Apply(string text, params (string Key, string Value)[] overrides)
    {
        var (edited, diagnostics) = Overrides.Apply(new SourceText("vp.sde", text), overrides.Select(o => new Override(o.Key, o.Value)));
        diagnostics.ShouldBeEmpty();
        Samples.Parse(edited);
        return edited.Text;
    }

    [Theory]
    [InlineData("use vp;", "use vp(beta_max = 20);")]
    [InlineData("use vp( );", "use vp(beta_max = 20);")]
    [InlineData("use vp(beta_max = 3);", "use vp(beta_max = 20);")]
    [InlineData("use vp(beta_min = 1);", "use vp(beta_min = 1, beta_max = 20);")]
    public void A_parameter_of_a_used_process_is_changed_where_it_is_used(string text, string expected) =>
        Overrides.Apply(new SourceText("use.sde", text), [new Override("beta_max", "20")]).Source.Text.ShouldBe(expected);
}
