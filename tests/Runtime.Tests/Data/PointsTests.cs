using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

public sealed class PointsTests
{
    private static readonly Points Line = new([[-1.2], [0.3], [0.4], [2]]);

    [Fact]
    public void Points_are_the_limit_of_a_narrow_mixture()
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Forms.Of("points"), Forms.At(0.1));
        var mixture = new NormalMixture([.. Enumerable.Repeat(0.2, 5)], [.. Enumerable.Range(0, 5).Select(i => new Normal(((Points)data).Table.Point(i), 1e-9))]);
        var y = Forms.States(data, kernel);
        using var field = data.ScoreAt(kernel, CPU)!;
        using var narrow = mixture.ScoreAt(kernel, CPU)!;
        (field.Evaluate(y) - narrow.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(1e-11);
        (data.LogDensity(y, kernel) - mixture.LogDensity(y, kernel)).abs().max().item<double>().ShouldBeLessThan(1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(192)]
    public void Blocks_of_points_add_up_to_all_of_them(long most)
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = ((Points)Forms.Of("points"), Forms.At(0.05));
        var y = Forms.States(data, kernel, 3);
        var (whole, blocks) = (new PointsScore(data.On(CPU), kernel), new PointsScore(data.On(CPU), kernel, most));
        (whole.Evaluate(y) - blocks.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(1e-12 / kernel.StandardDeviation);
        (whole.LogDensity(y) - blocks.LogDensity(y)).abs().max().item<double>().ShouldBeLessThan(1e-12 / kernel.StandardDeviation);
    }

    [Fact]
    public void Draws_are_the_points_with_equal_frequencies()
    {
        using var scope = NewDisposeScope();
        const int n = 1 << 18;
        var x = Forms.Draw(Line, n);
        for (var i = 0; i < Line.Table.Count; i++)
        {
            // A count of n with probability 1/4.
            var count = (x - Line.Table[i, 0]).abs().lt(1e-12).sum().item<long>();
            Math.Abs(count - n / 4.0).ShouldBeLessThan(4 * Math.Sqrt(n * 3 / 16.0));
        }
    }

    [Fact]
    public void From_where_the_points_stand_the_entropy_diverges()
    {
        var failure = Should.Throw<NecException>(() => new Trial(new VariancePreserving(), Line) { Asked = [new TotalEntropyProduction()] }.Run());
        failure.Code.ShouldBe("NEC5005");
        // Ṡ → (σ²/2) D/Σ²: half a nat for every component and e-fold of Σ².
        failure.Message.ShouldContain("adds 0.5 nats");
    }

    [Fact]
    public void With_a_cut_off_the_entropy_is_the_difference_of_two_divergences()
    {
        var process = new VariancePreserving { Start = 0.01 };
        var ends = process.At([process.Start, process.End]);
        new Trial(process, Line) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(Divergence(ends[0]) - Divergence(ends[1]));

        static double Divergence(Kernel kernel)
        {
            using var scope = NewDisposeScope();
            var line = linspace(-10, 10, 20001, dtype: float64).unsqueeze(1);
            var log = Line.LogDensity(line, kernel);
            return (log.exp() * (log + line.squeeze(1).pow(2) * 0.5 + Math.Log(2 * Math.PI) / 2)).sum().item<double>() * 1e-3;
        }
    }
}
