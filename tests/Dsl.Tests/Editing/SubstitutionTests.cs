using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Editing;

/// <summary>A value put into a tree says what the same value says as an override of the text: two ways, one file.</summary>
public class SubstitutionTests
{
    private const string Own = """
        process p { time t in [0, 1]; state x; param a = 1; param seed = 2; drift = -a*seed*x; sigma = 1; }
        data = mixture { 1: normal(0, 1); }
        network e = mlp(hidden = [64]);
        train e { epochs = 3; }
        measure { S_tot; accuracy = 1%; }
        """;

    private const string Used = "use vp(beta_max = 3);\ndata = normal(0, 1);\nnetwork e = mlp();\n";

    [Theory]
    [InlineData(Own, "a", "2 * 3")]
    [InlineData(Own, "seed", "7")]
    [InlineData(Own, "data", "normal([0, 0], 1)")]
    [InlineData(Own, "network", "other(1)")]
    [InlineData(Own, "network.hidden", "[1, 2]")]
    [InlineData(Own, "network.predicts", "data")]
    [InlineData(Own, "train.epochs", "1")]
    [InlineData(Own, "train.samples", "1")]
    [InlineData(Own, "measure.accuracy", "2%")]
    [InlineData(Own, "measure.samples", "2")]
    [InlineData(Used, "beta_max", "2")]
    [InlineData(Used, "beta_min", "2")]
    [InlineData(Used, "data", "ring(1, 1)")]
    [InlineData(Used, "network.hidden", "[3]")]
    public void It_says_what_the_override_says(string file, string key, string value)
    {
        var swept = Samples.Parse($"{file}\nsweep {key} in [{value}];");
        var sweep = swept.Declarations.OfType<SweepDeclaration>().Single();
        var put = Substitution.Put(swept with { Declarations = swept.Declarations.Remove(sweep) }, sweep.Target, sweep.Values.ShouldBeOfType<ListExpression>().Items[0]);
        var (edited, diagnostics) = Overrides.Apply(new SourceText("test.sde", $"{file}\nsweep {key} in [{value}];"), [new(key, value)]);
        diagnostics.ShouldBeEmpty();
        Printer.Print(put).ShouldBe(Printer.Print(Samples.Parse(edited)));
    }

    [Theory]
    [InlineData(Own, "seed", false)]
    [InlineData(Used, "seed", true)]
    [InlineData(Used, "beta_max", false)]
    public void The_seed_is_the_run_s_unless_the_process_has_one(string file, string key, bool isSeed)
    {
        var tree = Samples.Parse($"{file}\nsweep {key} in [1];");
        Substitution.IsSeed(tree, tree.Declarations.OfType<SweepDeclaration>().Single().Target).ShouldBe(isSeed);
        Overrides.WithoutSeeds(new SourceText("test.sde", $"{file}\nsweep {key} in [1];\n")).Text.Contains("sweep", StringComparison.Ordinal).ShouldBe(!isSeed);
    }

    [Theory]
    [InlineData("    sweep a in [1, 2];  \nmeasure { }", "measure { }")]
    [InlineData("sweep a in [1, 2]; // two", " // two")]
    [InlineData("measure { } sweep a in [1,\n 2]; data = 3;", "measure { }  data = 3;")]
    [InlineData("sweep train.a in [1]; sweep a in [1];", "sweep train.a in [1]; ")]
    [InlineData("sweep a in [1];", "")]
    public void What_is_overridden_is_no_longer_swept(string sweep, string left)
    {
        var (edited, diagnostics) = Overrides.Apply(new SourceText("test.sde", $"process p {{ param a = 1; }}\n{sweep}"), [new("a", "2")]);
        diagnostics.ShouldBeEmpty();
        edited.Text.ShouldBe($"process p {{ param a = 2; }}\n{left}");
    }
}
