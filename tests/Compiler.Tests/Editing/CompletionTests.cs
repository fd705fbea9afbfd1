using NeuralEntropy.Compiler.Editing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Editing;

public class CompletionTests
{
    private const string Process = "process p { time t in [0, 1]; state x; param a = 1; let b(s) = a * s; drift = -x; sigma = 1; ";

    private const string Rest = " data = normal([0, 0], 1); network e = mlp(); train e { } measure { S_NN; }";

    [Theory]
    [InlineData("|", "process", "import", "use", "data", "network", "train", "measure")]
    [InlineData("da|", "process", "import", "use", "data", "network", "train", "measure")]
    [InlineData("use vp;\n|\ndata = normal(0, 1);", "process", "import", "use", "data", "network", "train", "measure")]
    [InlineData("process p { | }", "time", "state", "param", "let", "drift", "sigma", "equilibrium", "kernel", "reparametrise")]
    [InlineData("process p { state x;\n    dr|\n    sigma = 1;\n}", "time", "state", "param", "let", "drift", "sigma", "equilibrium", "kernel", "reparametrise")]
    [InlineData("process p { time t |", "in")]
    [InlineData("process p { reparametrise t = s^2 |", "for")]
    [InlineData("use vp |", "reparametrise")]
    [InlineData("use |;", "vp", "ve", "condot", "ou")]
    [InlineData("use s|", "subvp", "sl")]
    [InlineData("use vp(|)", "beta_min", "beta_max")]
    [InlineData("use vp(beta_min = 1, b|);", "beta_max")]
    [InlineData("use vp; data = |", "normal", "mixture", "points", "ring")]
    [InlineData("use vp; data = |\nnetwork e = mlp();", "normal", "mixture", "points", "ring")]
    [InlineData("use vp; data = mixture { 0.5: n|", "normal")]
    [InlineData("use vp; data = mixture { 0.5: n| 0.5: normal(0, 1); }", "normal")]
    [InlineData("use vp; data = normal(0, 1, |)", "mean", "deviation", "covariance")]
    [InlineData("use vp; data = normal(0, 1); network e = |", "mlp")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(|", "hidden", "fourier", "scale", "activation")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(hidden = [64], |\ntrain e { }", "fourier", "scale", "activation")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(activation = |);", "sigmoid", "silu", "tanh")]
    [InlineData("use vp; data = normal(0, 1); network e(x, t) = t * |", "x", "t", "ideal", "score", "equilibrium_score", "exp", "pi")]
    [InlineData("use vp; data = normal(0, 1); network e(x, t) pre|", "predicts")]
    [InlineData("use vp; data = normal(0, 1); network e(x, t) predicts |", "entropy", "score", "noise", "data", "velocity")]
    [InlineData("use vp; data = normal(0, 1); network e(x, t) predicts no| = score(x, t);", "noise")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(); train |", "e")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(); train e { | }", "loss", "samples", "epochs", "optimizer")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(); train e { epochs = 3; lo|\n samples = 3; }", "loss", "optimizer")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(); train e { loss = | }", "entropy_matching")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(); train e { loss = entropy_matching(weight = |) }", "variance", "likelihood")]
    [InlineData("use vp; data = normal(0, 1); network e = mlp(); train e { optimizer = adam(decay = c|", "constant", "cosine")]
    [InlineData("use vp; data = normal(0, 1); measure { | }", "S_tot", "S_NN", "L_EM", "accuracy", "samples")]
    [InlineData("use vp; data = normal(0, 1); measure { S_tot; S|\n}", "S_NN", "L_EM", "accuracy")]
    public void What_fits_is_offered(string text, params string[] expected) => expected.Except(Typed.Names(text)).ShouldBeEmpty();

    [Theory]
    [InlineData(Process + "let c = |; }" + Rest)]
    [InlineData(Process + "let c = 2 * |\n}" + Rest)]
    [InlineData(Process + "let c = sqrt(b(1) + |\n let d = 1; }" + Rest)]
    [InlineData(Process + "let c = min(|, 1); }" + Rest)]
    [InlineData(Process + "let c = b(a|; }" + Rest)]
    [InlineData(Process + "equilibrium = normal(0, |); }" + Rest)]
    public void Formulas_know_the_names_of_their_process(string text)
    {
        var names = Typed.Names(text);
        ((string[])["a", "b", "t", "exp", "ln", "pi"]).Except(names).ShouldBeEmpty();
        names.ShouldNotContain("normal");
    }

    [Fact]
    public void Names_are_offered_only_where_they_can_be_understood()
    {
        Typed.Names(Process + "param c = |; }" + Rest).ShouldNotContain("x");
        Typed.Names(Process + "kernel = normal(|, 1); }" + Rest).ShouldContain("x");
        Typed.Names(Process + "let c(u) = |; }" + Rest).ShouldContain("u");
        Typed.Names(Process + "let c(u) = 1; let d = |; }" + Rest).ShouldNotContain("u");
        Typed.Names("process p { time t in [0, |]; param a = 1; }" + Rest).ShouldContain("a");
        Typed.Names("process p { time t in [0, |]; param a = 1; }" + Rest).ShouldNotContain("t");
        Typed.Names("process p { param a = |; param b = 1; }" + Rest).ShouldNotContain("b");
        Typed.Names(Process + "equilibrium = |; }" + Rest).ShouldBe(["flat", "normal"], ignoreOrder: true);
        Typed.Names("use vp; data = normal(0, 1); measure { S_tot; |; }").ShouldNotContain("S_tot");
        Typed.Names("use vp; data = normal(0, 1); network e = mlp(hidden = [3], |);").ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("// a com|ment")]
    [InlineData("/* a | comment */ use vp;")]
    [InlineData("process |")]
    [InlineData("process p { param |")]
    [InlineData("process p { let f(|")]
    public void Nothing_is_offered_in_comments_or_for_names_that_are_given(string text) => Typed.Names(text).ShouldBeEmpty();

    [Fact]
    public void The_word_that_is_typed_is_replaced()
    {
        var completions = Typed.Completions("use vp; data = nor|mal;");
        completions.Replaces.Start.ShouldBe("use vp; data = ".Length);
        completions.Replaces.Length.ShouldBe("normal".Length);
        Typed.Completions("use vp; data = |").Replaces.Length.ShouldBe(0);
    }

    [Fact]
    public void Each_offer_has_its_kind_and_a_line_of_documentation()
    {
        var items = Typed.Completions(Process + "let c = |; }" + Rest).Items;
        items.Single(i => i.Name == "a").Kind.ShouldBe(NameKind.Parameter);
        items.Single(i => i.Name == "b").Kind.ShouldBe(NameKind.Definition);
        items.Single(i => i.Name == "exp").ShouldBe(new CompletionItem("exp", NameKind.Function, "the exponential"));
        Typed.Completions("use |;").Items.ShouldAllBe(i => i.Kind == NameKind.Process && i.Documentation.Length > 10);
        Typed.Completions("|").Items.ShouldAllBe(i => i.Kind == NameKind.Keyword && i.Documentation.Length > 10);
    }

    /// <summary>Whatever a file says can be typed: each of its names is offered where it stands.</summary>
    [Fact]
    public void Every_name_of_a_file_is_offered_where_it_stands()
    {
        var source = new Dsl.Text.SourceText("vp.sde", Typed.File);
        var (missing, asked) = (new List<string>(), 0);
        for (var i = 0; i < source.Text.Length; i++)
        {
            if (LanguageService.MeaningAt(source, i) is not { } info || info.At.Start != i || info.Declaration?.Span == info.At) continue;
            asked++;
            if (LanguageService.CompletionsAt(source, i + 1).Items.All(o => o.Name != info.Name)) missing.Add($"{info.Name} at {i}");
        }
        asked.ShouldBeGreaterThan(30);
        missing.ShouldBeEmpty();
    }
}
