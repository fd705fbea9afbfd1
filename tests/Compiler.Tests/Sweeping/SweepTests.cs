using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Sweeping;

public sealed class SweepTests : IDisposable
{
    private const string File = """
        use ou(end = 1);
        data = normal([0.5, -1], 0.6);
        network e = mlp(hidden = [32], fourier = 16);
        train e { epochs = 1; }
        measure { S_tot; samples = 1024; }

        """;

    private const string Relaxing = """
        process p { time t in [0, 1]; state x; param theta = 1; drift = -theta*x; sigma = 1; }
        data = normal([0.5, -1, 0.25], 0.6);
        measure { S_tot; samples = 1024; }

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nec-cache-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void There_is_a_run_for_every_combination_and_the_first_sweep_is_slowest()
    {
        var runs = Compile(File + "sweep theta in [1, 2]; sweep seed in [7, 8, 9];").Combinations;
        runs.Select(c => (c.Parameters["theta"], c.Seed)).ShouldBe([(1, 7), (1, 8), (1, 9), (2, 7), (2, 8), (2, 9)]);
        runs.Select(c => string.Join(' ', c.Values.Select(v => $"{v.Key}={v.Text}={v.Number}"))).First().ShouldBe("theta=1=1 seed=7=7");
    }

    [Fact]
    public void Without_a_sweep_there_is_nothing_to_combine() => Compile(File).Combinations.ShouldBeEmpty();

    /// <summary>Two ways to the same experiment: the values put into the tree, and the file that is written beside the result.</summary>
    [Theory]
    [InlineData("sweep theta in [1, 2];")]
    [InlineData("sweep kappa in geomspace(0.5, 2, 3); sweep end in [1, 2];")]
    [InlineData("sweep train.samples in [256, 1_024]; sweep train.epochs in [2];")]
    [InlineData("sweep network.hidden in [[8], [8, 4]]; sweep network in [mlp(fourier = 8), mlp()];")]
    [InlineData("sweep network.predicts in [score, velocity];")]
    [InlineData("sweep data in [normal(0, 1), ring(1, 0.1), mixture { 1: normal(-1, 1); 3: normal(1, 2); }];")]
    [InlineData("sweep measure.samples in [1, 2]; sweep seed in [3];")]
    public void A_combination_is_the_file_with_its_values(string sweeps)
    {
        foreach (var combination in Compile(File + sweeps, allowWarnings: true).Combinations)
        {
            var alone = SdeCompiler.Compile(combination.In(combination.Bound.Source));
            alone.Combinations.ShouldBeEmpty(combination.In(combination.Bound.Source).Text);
            BoundPrinter.Print(alone.Bound!).ShouldBe(BoundPrinter.Print(combination.Bound));
            DerivedPrinter.Print(alone.Derived!).ShouldBe(DerivedPrinter.Print(combination.Derived));
        }
    }

    [Fact]
    public void Parameters_and_seeds_are_swept_without_compiling_again()
    {
        var runs = Compile(File + "sweep theta in linspace(1, 2, 5); sweep seed in [1, 2]; sweep kappa in [1, 3];").Combinations;
        using var loader = new CombinationLoader(new AssemblyCache(folder.FullName));
        runs.Select(loader.Load).Distinct().Count().ShouldBe(1);
        folder.EnumerateFiles().Count().ShouldBe(1);
        runs.Select(c => c.Derived).Distinct().Count().ShouldBe(10, "seeds are not derived anew");
    }

    [Fact]
    public void Settings_are_compiled_once_each()
    {
        using var loader = new CombinationLoader(new AssemblyCache(folder.FullName));
        foreach (var run in Compile(File + "sweep theta in [1, 2]; sweep train.samples in [256, 512];").Combinations)
        {
            using var network = loader.Load(run).CreateNetwork(new(loader.Load(run).CreateProcess(), loader.Load(run).CreateData(), TorchSharp.torch.CPU, 1));
            loader.Load(run).Training!.Samples.ShouldBe(run.Values[1].Number == 256 ? 256 : 512);
        }
        folder.EnumerateFiles().Count().ShouldBe(2);
    }

    /// <summary>
    /// With θ = 0 the variance t is no value of (1 − e^{−2θt})/2θ. S_tot of data N(m, s²) is ∫ ½ [D (V − v)²/(V v²) + μ²|m|²/v²] dt, D/2 ln V_T/V_0 where 1/v = 0.
    /// </summary>
    [Fact]
    public void A_parameter_at_which_the_closed_form_is_another_has_its_own()
    {
        var runs = Compile(Relaxing + "sweep theta in [1, 0, 2, 1e-9];").Combinations;
        runs.Select(c => c.CSharp).Distinct().Count().ShouldBeGreaterThan(1);
        using var loader = new CombinationLoader(new AssemblyCache(folder.FullName));
        foreach (var run in runs)
        {
            var result = Runner.Run(loader.Load(run), new RunOptions { Parameters = run.Parameters });
            var (θ, estimate) = (run.Parameters["theta"], result["S_tot"]!.Estimate);
            result.Parameters["theta"].ShouldBe(θ);
            Math.Abs(estimate.Value - Entropy(θ)).ShouldBeLessThan(4 * estimate.StandardError + 1e-6, $"theta = {θ}");
            estimate.StandardError.ShouldBeLessThan(0.05 * Entropy(θ));
        }
    }

    [Fact]
    public void Ranges_have_both_ends_and_short_numbers()
    {
        string Values(string range) => string.Join(' ', Compile($"{File}sweep theta in {range};").Combinations.Select(c => c.Values[0].Text));
        Values("linspace(0.1, 1, 10)").ShouldBe("0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1");
        Values("linspace(2, 1, 3)").ShouldBe("2 1.5 1");
        Values("geomspace(0.01, 100, 5)").ShouldBe("0.01 0.1 1 10 100");
        Values("[1/2, 2 * 3]").ShouldBe("1/2 2 * 3");
        Compile($"{File}sweep theta in [1/2];").Combinations[0].Values[0].Number.ShouldBe(0.5);
        Compile($"{File}sweep theta in geomspace(0.1, 7.3, 4);").Combinations.Select(c => c.Parameters["theta"]).ShouldBe(
            Enumerable.Range(0, 4).Select(i => 0.1 * Math.Pow(73, i / 3.0)), 1e-14);
    }

    [Theory]
    [InlineData("linspace(0, 1, 1)", "NEC2006")]
    [InlineData("linspace(0, 1, 2.5)", "NEC2006")]
    [InlineData("geomspace(0, 1, 3)", "NEC2006")]
    [InlineData("geomspace(1, -1, 3)", "NEC2006")]
    [InlineData("linspace(0, 1, count = 3)", "NEC1011")]
    [InlineData("linspace(0, 1)", "NEC1009")]
    [InlineData("linspace(0, beta, 3)", "NEC1001")]
    [InlineData("linspace", "NEC1009")]
    [InlineData("logspace(0, 1, 3)", "NEC1012")]
    public void A_range_that_is_none_is_told(string range, string code) =>
        SdeCompiler.Compile(Text($"{File}sweep theta in {range};")).Faults().Select(d => d.Code).ShouldBe([code]);

    [Fact]
    public void A_fault_that_every_file_has_is_told_once_and_plainly()
    {
        var diagnostics = SdeCompiler.Compile(Text(File.Replace("train e { epochs = 1; }\n", "") + "sweep theta in [1, 2, 3];")).Faults().ToArray();
        var untrained = diagnostics.ShouldHaveSingleItem();
        (untrained.Code, untrained.Related.Length).ShouldBe(("NEC4005", 0));
    }

    [Fact]
    public void Of_a_hundred_wrong_values_four_are_told()
    {
        var diagnostics = SdeCompiler.Compile(Text(Relaxing.Replace("sigma = 1", "sigma = sqrt(theta - t/2)") + "sweep theta in linspace(-5, 0.4, 100);")).Faults().ToArray();
        diagnostics.Length.ShouldBe(4);
        diagnostics.ShouldAllBe(d => d.Code == "NEC3010" && d.Related.Length == 1);
    }

    private static double Entropy(double θ)
    {
        const double m2 = 1.3125, s2 = 0.36;
        double Variance(double t) => θ == 0 ? t : -Math.Exp(-2 * θ * t) / (2 * θ) + 1 / (2 * θ);
        if (θ < 1e-6) return 1.5 * Math.Log((s2 + 1) / s2);
        return Quadrature.Integrate(t =>
        {
            var (μ2, p) = (Math.Exp(-2 * θ * t), 2 * θ);
            var V = μ2 * s2 + Variance(t);
            return (3 * (V * p - 1) * (V * p - 1) / V + μ2 * m2 * p * p) / 2;
        }, 0, 1);
    }

    private static Compilation Compile(string text, bool allowWarnings = false)
    {
        var compilation = SdeCompiler.Compile(Text(text));
        compilation.Faults().Where(d => !allowWarnings || d.Severity == Severity.Error).ShouldBeEmpty(string.Join('\n', compilation.Diagnostics.Select(d => d.Message)));
        return compilation;
    }

    private static SourceText Text(string text) => new("sweep.sde", text);
}
