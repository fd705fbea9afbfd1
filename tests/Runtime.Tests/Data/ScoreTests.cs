using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

public sealed class ScoreTests
{
    public static TheoryData<string, double> Cases => new() { { "normal", 0.3 }, { "normal", 1e-6 }, { "mixture", 1e-4 }, { "mixture", 0.05 }, { "mixture", 0.9 } };

    /// <summary>Richardson's fourth-order difference with step h: its error is of the order h⁴ plus 1e-16/h, both below 1e-9 of the score's scale.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_score_is_the_gradient_of_the_log_density_by_differences(string name, double time)
    {
        using var scope = NewDisposeScope();
        var (data, kernel, y) = Setting(name, time);
        using var field = data.ScoreAt(kernel, CPU)!;
        var score = field.Evaluate(y);
        const double h = 2e-3;
        for (var d = 0; d < data.Dimension; d++)
        {
            var step = zeros([1, data.Dimension], dtype: float64);
            step[0, d] = h;
            var (near, far) = (data.LogDensity(y + step, kernel) - data.LogDensity(y - step, kernel), data.LogDensity(y + step * 2, kernel) - data.LogDensity(y - step * 2, kernel));
            var difference = (near * 8 - far) / (12 * h);
            (difference - score.select(1, d)).abs().max().item<double>().ShouldBeLessThan(1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_score_is_the_gradient_of_the_log_density_by_autograd(string name, double time)
    {
        using var scope = NewDisposeScope();
        var (data, kernel, y) = Setting(name, time);
        using var field = data.ScoreAt(kernel, CPU)!;
        var score = field.Evaluate(y);
        var leaf = y.clone().requires_grad_();
        data.LogDensity(leaf, kernel).sum().backward();
        (leaf.grad! - score).abs().max().item<double>().ShouldBeLessThan(1e-11 * (1 + score.abs().max().item<double>()));
    }

    [Fact]
    public void A_mixture_of_one_component_is_that_component()
    {
        using var scope = NewDisposeScope();
        var normal = new Normal([0.5, -1], 0.6);
        var (_, kernel, y) = Setting("mixture", 0.2);
        using var one = new NormalMixture([1], [normal]).ScoreAt(kernel, CPU)!;
        using var alike = new NormalMixture([0.5, 0.5], [normal, normal]).ScoreAt(kernel, CPU)!;
        using var direct = normal.ScoreAt(kernel, CPU)!;
        (one.Evaluate(y) - direct.Evaluate(y)).abs().max().item<double>().ShouldBe(0);
        (alike.Evaluate(y) - direct.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(1e-13);
    }

    [Fact]
    public void Far_from_all_components_the_score_stays_finite()
    {
        using var scope = NewDisposeScope();
        using var field = Notebook.Data.ScoreAt(new VariancePreserving().At([0.01])[0], CPU)!;
        field.Evaluate(tensor([1e6, -1e6], [1, 2], dtype: float64)).isfinite().all().item<bool>().ShouldBeTrue();
    }

    /// <summary>Means and variances of 2¹⁸ draws against the mixture's own, in standard errors of the normal approximation.</summary>
    [Fact]
    public void Draws_have_the_mean_and_the_variance_of_the_mixture()
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(1, "test", 0, CPU);
        const int n = 1 << 18;
        var (data, x) = (Notebook.Data, Notebook.Data.Sample(n, generator));
        x.shape.ShouldBe([n, 2]);
        for (var d = 0; d < 2; d++)
        {
            var mean = data.Weights.Zip(data.Components, (w, c) => w * c.Mean[d]).Sum();
            var variance = data.Weights.Zip(data.Components, (w, c) => w * (c.Deviation * c.Deviation + c.Mean[d] * c.Mean[d])).Sum() - mean * mean;
            var column = x.select(1, d);
            Math.Abs(column.mean().item<double>() - mean).ShouldBeLessThan(4 * Math.Sqrt(variance / n));
            Math.Abs(column.var().item<double>() - variance).ShouldBeLessThan(4 * variance * Math.Sqrt(2.0 / n));
        }
    }

    [Fact]
    public void A_mixture_checks_its_weights_and_dimensions()
    {
        Should.Throw<ArgumentException>(() => new NormalMixture([0.5, 0.4], [new([0], 1), new([1], 1)])).Message.ShouldContain("sum to 0.9");
        Should.Throw<ArgumentException>(() => new NormalMixture([1], [new([0], 1), new([1], 1)]));
        Should.Throw<ArgumentException>(() => new NormalMixture([0.5, 0.5], [new([0], 1), new([1, 2], 1)]));
        Should.Throw<ArgumentException>(() => new Normal([0], 0));
        new NormalMixture([0.3333333, 0.6666667], [new([0], 1), new([1], 1)]).Weights.Sum().ShouldBe(1, 1e-15);
    }

    private static (DataDistribution Data, Kernel Kernel, Tensor Y) Setting(string name, double time)
    {
        using var generator = RandomStream.Generator(9, "test", 0, CPU);
        DataDistribution data = name == "normal" ? new Normal([0.5, -1, 0.25], 0.6) : Notebook.Data;
        return (data, new VariancePreserving().At([time])[0], randn([64, data.Dimension], dtype: float64, generator: generator).mul_(1.5));
    }
}
