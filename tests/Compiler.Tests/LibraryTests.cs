using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>
/// Every process of the library on <see cref="GaussianData"/>, against the boundary form KL(p_0‖p_eq) − KL(p_T‖p_eq) − ½ ∫ (v'/v) [(D V + μ² |m|²)/v − D] dt,
/// or (D/2) ln V_T/V_0 where p_eq is flat.
/// </summary>
public sealed class LibraryTests
{
    private const int D = 3;

    private static readonly GaussianData data = new([0.5, -1, 0.25], Isotropic(0.36));

    public static TheoryData<string> Names => [.. ProcessLibrary.Names];

    [Fact]
    public void There_are_processes() => ProcessLibrary.Names.Length.ShouldBeGreaterThan(8);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_derived_mathematics_is_as_accepted(string name) =>
        await Snapshot.Verify($"{ProcessLibrary.Find(name)!.Summary}\n{ProcessLibrary.Find(name)!.Remark}\n" + DerivedPrinter.Print(Derive(name)), name);

    [Theory]
    [InlineData("vp", 1)]
    [InlineData("vpx", 0.01)]
    [InlineData("sl", 0.01)]
    [InlineData("ou", 1)]
    [InlineData("cosine", 1)]
    [InlineData("ddpm-linear", 1)]
    [InlineData("ddpm-cosine", 1)]
    public void At_rest_it_produces_the_divergence_that_it_destroys(string name, double v)
    {
        var process = Derive(name);
        var kl = Divergence(process, process.Interval.Start, v);
        data.Total(process).ShouldBe(kl - Divergence(process, process.Interval.End, v), 1e-6 * kl);
    }

    [Theory]
    [InlineData("ve")]
    [InlineData("edm")]
    public void Without_a_resting_distribution_it_produces_the_entropy_that_it_adds(string name)
    {
        var process = Derive(name);
        var expected = D / 2.0 * Math.Log(Law(process, process.Interval.End).Variance / Law(process, process.Interval.Start).Variance);
        data.Total(process).ShouldBe(expected, 1e-6 * expected);
    }

    [Theory]
    [InlineData("subvp")]
    [InlineData("condot")]
    public void A_moving_resting_distribution_does_work(string name)
    {
        var process = Derive(name);
        var (start, end) = process.Interval;
        // condot: v = t. subvp: v = 1 - exp(-2B), with B of the linear rate.
        static double B(double t) => 0.1 * t + 15.9 * t * t / 2;
        double V(double t) => name == "condot" ? t : -Math.Exp(-2 * B(t)) + 1;
        double Slope(double t) => name == "condot" ? 1 : 2 * (0.1 + 15.9 * t) * Math.Exp(-2 * B(t));
        var work = GaussianData.Graded(process, t => Slope(t) / V(t) / 2 * ((D * Law(process, t).Variance + Law(process, t).Mean2) / V(t) - D));
        var expected = Divergence(process, start, V(start)) - Divergence(process, end, V(end)) - work;
        data.Total(process).ShouldBe(expected, 1e-6 * expected);
    }

    /// <summary>A vp-like process: at rest at the deviation 1 whatever its rate does.</summary>
    [Theory]
    [InlineData("if t < 0.5 then 1 else 2 + t")]
    [InlineData("if t < 0.25 then 0.1 + 15.9*t else if t <= 0.6 then 8 else 16*t")]
    [InlineData("if 0.31 <= t < 0.3101 then 4000 else 1")]
    [InlineData("if t < 0.5 then exp(-t^3) else 3 + sin(t)^2/(1 + t)")]
    [InlineData("if t^2 + t < 0.5 then 1 else 4")]
    [InlineData("if t < 0.4 then steps([1, 3, 2], t) else 5")]
    public void A_piecewise_rate_produces_the_divergence_that_it_destroys(string rate) => Piecewise(rate, "");

    [Fact]
    public void A_process_may_stand_still_for_a_while_where_its_resting_distribution_is_stated() =>
        Piecewise("if t < 0.2 or 0.7 < t then 5 else 0", "equilibrium = normal(0, 1);");

    private static void Piecewise(string rate, string equilibrium)
    {
        var compilation = Compile($$"""
            process p { time t in [0, 1]; state x; let beta(t) = {{rate}}; drift = -beta(t)/2 * x; sigma = sqrt(beta(t)); {{equilibrium}} }
            data = normal([0.5, -1, 0.25], 0.6);
            """);
        compilation.Faults().ShouldBeEmpty();
        var process = compilation.Derived!;
        var total = data.Total(process);
        total.ShouldBe(Divergence(process, 0, 1) - Divergence(process, 1, 1), 1e-6 * total);
    }

    [Fact]
    public void A_parameter_is_changed_where_the_process_is_used()
    {
        Derive("vp", "beta_max = 4").Values["beta_max"].ShouldBe(4);
        Compile("use vp;\ndata = normal(0, 1);").CSharp!.ShouldBe(Compile("use vp(beta_max = 4);\ndata = normal(0, 1);").CSharp);
    }

    private static DerivedProcess Derive(string name, string arguments = "")
    {
        var compilation = Compile($"use {name}({arguments});\ndata = normal([0.5, -1, 0.25], 0.6);");
        compilation.Faults().ShouldBeEmpty();
        return compilation.Derived!;
    }

    private static Compilation Compile(string text) => SdeCompiler.Compile(new SourceText("use.sde", text));

    /// <summary>V of every component, and μ² |m|².</summary>
    private static (double Variance, double Mean2) Law(DerivedProcess process, double t) =>
        data.LawAt(process, t) is var (mean, covariance) ? (covariance[0, 0], mean.Sum(m => m * m)) : default;

    private static double Divergence(DerivedProcess process, double t, double v) => data.Divergence(process, t, new double[D], Isotropic(v));

    private static double[,] Isotropic(double variance) => Matrix.Identity(D).Scaled(variance);
}
