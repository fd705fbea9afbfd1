using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>The law of B x + b: against the draws it is made of, and against what is known of it in closed form.</summary>
public sealed class MappedTests
{
    private const int N = 1 << 18;

    [Theory]
    [InlineData("mapped full")]
    [InlineData("mapped mixture")]
    [InlineData("mapped points")]
    [InlineData("mapped uniform")]
    [InlineData("turned uniform")]
    [InlineData("mapped ring")]
    [InlineData("product")]
    [InlineData("mapped product")]
    [InlineData("blurred product")]
    [InlineData("any mixture")]
    [InlineData("mapped any mixture")]
    [InlineData("mixture with a ring")]
    [InlineData("random mixture")]
    [InlineData("standardised")]
    [InlineData("standardised points")]
    [InlineData("standardised swiss_roll")]
    [InlineData("affine")]
    public void Draws_have_the_moments(string name)
    {
        using var scope = NewDisposeScope();
        var data = Forms.Of(name);
        var (x, covariance) = (Forms.Draw(data, N) - tensor([.. data.Mean], dtype: float64), data.CovarianceMatrix());
        for (var d = 0; d < data.Dimension; d++)
        {
            Agrees(x.select(1, d), 0);
            for (var e = d; e < data.Dimension; e++) Agrees(x.select(1, d) * x.select(1, e), covariance[d, e]);
        }

        static void Agrees(Tensor values, double expected) =>
            Math.Abs(values.mean().item<double>() - expected).ShouldBeLessThan(4.5 * values.std().item<double>() / Math.Sqrt(N) + 1e-12, "the greatest of 150");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("diagonal")]
    [InlineData("mixed")]
    [InlineData("diagonals")]
    [InlineData("uniform")]
    public void Moments_are_mapped(string name)
    {
        var data = Forms.Of(name);
        foreach (var map in new[] { Forms.General, Forms.Turned(2), AffineMap.Of([2, -1, 0.5], [1, 0, 3]) })
        {
            var (mapped, covariance) = (data.Mapped(map), map.Congruent(data.CovarianceMatrix()));
            for (var i = 0; i < 3; i++)
            {
                mapped.Mean[i].ShouldBe(map.Of(data.Mean)[i], 1e-14);
                mapped.Variances[i].ShouldBe(covariance[i, i], 1e-13);
                for (var j = 0; j < 3; j++) mapped.CovarianceMatrix()[i, j].ShouldBe(covariance[i, j], 1e-13);
            }
        }
    }

    /// <summary>A normal distribution that does not say it is one has its score by way of the kernel; one that does has it in closed form.</summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    public void A_form_that_is_not_closed_keeps_its_score_under_rotations_and_stretches(double time)
    {
        using var scope = NewDisposeScope();
        var kernel = Forms.At(time);
        foreach (var map in new[] { AffineMap.Of([2, 2, 2], [1, 0, -3]), AffineMap.Of([-0.5, -0.5, -0.5], [1, 0, 3]), Forms.Turned(1), Forms.Turned(-1.7) })
        {
            var (known, opaque) = (Forms.Full.Mapped(map), new ByPoints(Forms.Full).Mapped(map));
            opaque.HasScore.ShouldBeTrue();
            var y = Forms.States(known, kernel);
            using var expected = known.ScoreAt(kernel, CPU)!;
            using var field = opaque.ScoreAt(kernel, CPU)!;
            (field.Evaluate(y) - expected.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(1e-12 / kernel.StandardDeviation);
            (opaque.LogDensity(y, kernel) - known.LogDensity(y, kernel)).abs().max().item<double>().ShouldBeLessThan(1e-12 / kernel.StandardDeviation);
        }
        var sheared = new ByPoints(Forms.Full).Mapped(Forms.General);
        sheared.HasScore.ShouldBeFalse();
        sheared.ScoreAt(kernel, CPU).ShouldBeNull();
        new ByPoints(Forms.Full).Mapped(AffineMap.Of([1, 2, 1], [0, 0, 0])).HasScore.ShouldBeFalse();
    }

    [Fact]
    public void Maps_of_maps_are_one_map()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Forms.Turned(2), AffineMap.Of([-0.5, -0.5, -0.5], [1, 0, 3]));
        var twice = new ByPoints(Forms.Full).Mapped(first).Mapped(second);
        twice.HasScore.ShouldBeTrue();
        var (x, expected) = (Forms.Draw(twice, 100), Forms.Draw(Forms.Full, 100));
        foreach (var map in new[] { first, second })
        {
            var B = tensor([.. Enumerable.Range(0, 9).Select(i => map[i / 3, i % 3])], [3, 3], dtype: float64);
            expected = expected.mm(B.t()) + tensor([.. map.Offset], dtype: float64);
        }
        (x - expected).abs().max().item<double>().ShouldBeLessThan(1e-14);
        var back = second.After(AffineMap.Of([-2, -2, -2], [2, 0, 6]));
        back.Diagonal.ShouldBe([1, 1, 1]);
        back.Offset.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void A_box_stays_a_box_where_no_component_enters_another()
    {
        var box = (Uniform)new Uniform([-1, 0], [1, 2]).Mapped(AffineMap.Of([-2, 3], [1, 0]));
        box.Low.ShouldBe([-1, 0]);
        box.High.ShouldBe([3, 6]);
    }

    [Fact]
    public void A_map_knows_its_shape()
    {
        Forms.Turned(-1.7).Similarity()!.Value.ShouldBe(1.7, 1e-14);
        Forms.General.Similarity().ShouldBeNull();
        AffineMap.Of([1, -1], [0, 0]).Similarity().ShouldBe(1);
        AffineMap.Of([1, 2], [0, 0]).Similarity().ShouldBeNull();
        AffineMap.Of(new double[,] { { 1, 0 }, { 0, 2 } }, [0, 0]).IsDiagonal.ShouldBeTrue();
        var blocks = AffineMap.Of(new double[,] { { 1, 0, 0 }, { 0, 2, 3 }, { 0, 4, 5 } }, [6, 7, 8]);
        blocks.Block(0, 1)!.IsDiagonal.ShouldBeTrue();
        var block = blocks.Block(1, 2)!;
        (block[0, 0], block[0, 1], block[1, 0], block[1, 1]).ShouldBe((2, 3, 4, 5));
        block.Offset.ShouldBe([7, 8]);
        blocks.Block(0, 2).ShouldBeNull();
        Should.Throw<ArgumentException>(() => AffineMap.Of(new double[2, 3], [0, 0])).Message.ShouldContain("2 × 3");
    }
}
