using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>∇log p_t of every form that knows it, against log p_t; and log p_t against 1.</summary>
public sealed class FormScoreTests
{
    public static TheoryData<string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (var name in new[] { "full", "diagonal", "mixed", "diagonals", "points", "uniform", "mapped full", "mapped mixture", "mapped points", "mapped uniform", "turned uniform", "product",
                    "mapped product", "any mixture", "mapped any mixture", "random mixture", "standardised", "standardised points", "standardised uniform", "affine" })
                foreach (var time in new[] { 0.01, 0.1, 0.4, 1 })
                    cases.Add(name, time);
            return cases;
        }
    }

    /// <summary>
    /// Differences of fourth order: with h = Σ/200 their error is of the order (h/Σ)⁴/30 of the score's scale 1/Σ times the fifth derivative, plus
    /// rounding of log p over h.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_score_is_the_gradient_of_the_log_density_by_differences(string name, double time)
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Forms.Of(name), Forms.At(time));
        var y = Forms.States(data, kernel);
        using var field = data.ScoreAt(kernel, CPU)!;
        var score = field.Evaluate(y);
        var h = kernel.StandardDeviation / 200;
        var logs = data.LogDensity(y, kernel).abs().max().item<double>();
        for (var d = 0; d < data.Dimension; d++)
        {
            var step = zeros([1, data.Dimension], dtype: float64);
            step[0, d] = h;
            var (near, far) = (data.LogDensity(y + step, kernel) - data.LogDensity(y - step, kernel), data.LogDensity(y + step * 2, kernel) - data.LogDensity(y - step * 2, kernel));
            var difference = (near * 8 - far) / (12 * h);
            var tolerance = 1e-7 / kernel.StandardDeviation + 1e-14 * (1 + logs) / h;
            (difference - score.select(1, d)).abs().max().item<double>().ShouldBeLessThan(tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_score_is_the_gradient_of_the_log_density_by_autograd(string name, double time)
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Forms.Of(name), Forms.At(time));
        foreach (var stretch in new[] { 0, 1.5, 20 })
        {
            var y = Forms.States(data, kernel, stretch);
            using var field = data.ScoreAt(kernel, CPU)!;
            var score = field.Evaluate(y);
            var leaf = y.clone().requires_grad_();
            data.LogDensity(leaf, kernel).sum().backward();
            (leaf.grad! - score).abs().max().item<double>().ShouldBeLessThan(1e-11 * (1 + score.abs().max().item<double>()) / kernel.StandardDeviation);
        }
    }

    /// <summary>The trapezoidal rule over ten deviations to each side, exact to rounding for a density that smooth.</summary>
    [Theory]
    [InlineData("points")]
    [InlineData("uniform")]
    [InlineData("mixture")]
    public void The_density_integrates_to_one(string name)
    {
        using var scope = NewDisposeScope();
        DataDistribution data = name switch
        {
            "points" => new Points([[-1], [0.2], [0.3]]),
            "uniform" => new Uniform([-1], [2]),
            _ => new NormalMixture([0.3, 0.7], [new([-1], [0.5]), new([1], covariance: [[0.3]])]),
        };
        foreach (var time in new[] { 0.01, 0.1, 1 })
        {
            var kernel = Forms.At(time);
            var line = linspace(-16, 16, 32001, dtype: float64).unsqueeze(1);
            (data.LogDensity(line, kernel).exp().sum().item<double>() * 1e-3).ShouldBe(1, 1e-12);
        }
    }

    [Fact]
    public void Far_from_all_data_the_score_stays_finite()
    {
        using var scope = NewDisposeScope();
        foreach (var name in new[] { "full", "diagonal", "mixed", "diagonals", "points", "uniform" })
        {
            var data = Forms.Of(name);
            using var field = data.ScoreAt(Forms.At(0.001), CPU)!;
            field.Evaluate(full([1, data.Dimension], 1e6, dtype: float64)).isfinite().all().item<bool>().ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Forms_without_an_exact_score_say_so()
    {
        foreach (var name in new[] { "ring", "swiss_roll", "checkerboard", "mapped ring", "blurred product", "mixture with a ring", "standardised swiss_roll" })
        {
            var data = Forms.Of(name);
            data.HasScore.ShouldBeFalse();
            data.ScoreAt(Forms.At(0.5), CPU).ShouldBeNull();
            Should.Throw<NotSupportedException>(() => data.LogDensity(zeros([1, data.Dimension], dtype: float64), Forms.At(0.5)));
        }
        Notebook.Data.HasScore.ShouldBeTrue();
    }
}
