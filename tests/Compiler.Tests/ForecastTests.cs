using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Foresight;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>What is told before anything is measured, against closed forms and numerical definitions.</summary>
public sealed class ForecastTests
{
    private const string Data = "data = normal([0.5, -1, 0.25], 0.6);";
    private const double M2 = 1.3125;
    private const double S2 = 0.36;

    [Fact]
    public void Flow_matching_adds_the_second_moment_with_every_e_fold()
    {
        // Ṡ ~ (D s² + |m|²)/t.
        var (slope, limit) = Start("use condot(start = 1e-6); " + Data);
        limit.ShouldBe(0);
        slope.ShouldBe(3 * S2 + M2, 1e-5 * slope);
    }

    [Fact]
    public void Sub_vp_adds_a_quarter_of_it()
    {
        // Ṡ ~ (D s² + |m|²)/4t while the rate of noise is that of the start.
        var (slope, limit) = Start("use subvp(start = 1e-7); " + Data);
        limit.ShouldBe(0);
        slope.ShouldBe((3 * S2 + M2) / 4, 1e-4 * slope);
    }

    [Fact]
    public void Points_add_half_a_nat_for_each_dimension_and_e_fold_of_time()
    {
        // Σ² ~ 2t, and every e-fold of Σ² adds ½ for each dimension without density: here 1 of 2.
        var text = "process p { time t in [1e-7, 0.9]; state x; kernel = normal((1 - t)*x, sqrt(1 - (1 - t)^2)); } data = product(points([-1, 0, 2]), normal(0, 0.5));";
        Start(text).Slope.ShouldBe(0.5, 1e-4);
    }

    [Theory]
    [InlineData("use condot(start = 1e-2); " + Data)]
    [InlineData("use subvp(start = 1e-2); " + Data)]
    public void The_slope_is_that_of_the_integral(string text)
    {
        var (process, path) = Isotropic(text);
        var (start, end) = process.Interval;
        double From(double t) => Quadrature.Integrate(path.Rate, t, 2 * start);
        end.ShouldBeGreaterThan(2 * start);
        var h = 1e-4;
        var derivative = (From(start * Math.Exp(-h)) - From(start * Math.Exp(h))) / (2 * h);
        Start(text).Slope.ShouldBe(derivative, 1e-6 * derivative);
    }

    [Theory]
    [InlineData("process p { time t in [1e-3, 0.9]; state x; kernel = normal((1 - t)*x, sqrt(1 - (1 - t)^2)); } data = normal(0, 1);")]
    public void Where_nothing_diverges_nothing_is_told(string text)
    {
        SdeCompiler.Compile(new SourceText("forecast.sde", text)).Diagnostics.ShouldBeEmpty();
        var (process, path) = Isotropic(text);
        Cutoff.Of(process, path).ShouldBeEmpty();
    }

    /// <summary>Every process of the library as it is: the two that diverge at their start say so, the others have nothing to say.</summary>
    [Fact]
    public void The_library_says_what_is_true_of_it() =>
        ProcessLibrary.Names.SelectMany(name => SdeCompiler.Compile(new SourceText("forecast.sde", $"use {name}; {Data}")).Diagnostics.Select(d => $"{name} {d.Code}"))
            .ShouldBe(["condot NEC3080", "subvp NEC3080"]);

    [Theory]
    [InlineData("drift = -x; sigma = sqrt(2);", "normal([2, 0], 0.5)")]
    [InlineData("drift = [-1, -1] * x; sigma = [sqrt(2), sqrt(2)];", "normal([2, 0], 0.5)")]
    [InlineData("drift = [[-1, 0], [0, -1]] * x; sigma = sqrt(2);", "normal([2, 0], 0.5)")]
    public void What_is_left_at_the_end_is_the_divergence_from_rest(string equations, string data)
    {
        // V = 1 − (1 − s²) e^(−2), M = m e^(−1), v = 1.
        var (V, M2) = (1 - 0.75 * Math.Exp(-2), 4 * Math.Exp(-2));
        var (process, law) = Compile($"process p {{ time t in [0, 1]; state x; {equations} }} data = {data};");
        MomentPath.Of(process, law)!.Divergence(1).ShouldNotBeNull().ShouldBe((2 * (V - 1 - Math.Log(V)) + M2) / 2, 1e-10);
    }

    [Fact]
    public void Covariances_and_offsets_count_in_every_way_to_write_a_process()
    {
        const string data = "normal([1, -0.5], covariance = [[0.5, 0.3], [0.3, 0.4]])";
        double Left(string equations) =>
            Compile($"process p {{ time t in [0, 0.5]; state x; {equations} }} data = {data};") is var (process, law) ? MomentPath.Of(process, law)!.Divergence(0.5)!.Value : double.NaN;
        // KL(N(M, V)‖N(c, 1)) with V = e^(−1) C + (1 − e^(−1)) and M = c + e^(−½)(m − c).
        var (e, c) = (Math.Exp(-1), (X: 0.2, Y: 0.7));
        var (a, b, d) = (0.5 * e + 1 - e, 0.3 * e, 0.4 * e + 1 - e);
        var away = e * ((1 - c.X) * (1 - c.X) + (-0.5 - c.Y) * (-0.5 - c.Y));
        var expected = (a + d - 2 - Math.Log(a * d - b * b) + away) / 2;
        Left("drift = -(x - [0.2, 0.7]); sigma = sqrt(2);").ShouldBe(expected, 1e-10);
        Left("drift = [[-1, 0], [0, -1]] * (x - [0.2, 0.7]); sigma = sqrt(2);").ShouldBe(expected, 1e-9);
    }

    private static (double Slope, double Limit) Start(string text)
    {
        var (process, path) = Isotropic(text);
        var found = Cutoff.Of(process, path).Single(cutoff => cutoff.End == process.Interval.Start);
        return (found.Slope, found.Limit);
    }

    private static (IsotropicDerived Process, IsotropicPath Path) Isotropic(string text) =>
        Compile(text) is var (process, data) ? ((IsotropicDerived)process, new IsotropicPath((IsotropicDerived)process, data)) : default;

    private static (DerivedProcess Process, DataDistribution Data) Compile(string text)
    {
        var compilation = SdeCompiler.Compile(new SourceText("forecast.sde", text));
        return (compilation.Derived!, (DataDistribution)TermActivator.Create(compilation.Bound!.Data));
    }
}
