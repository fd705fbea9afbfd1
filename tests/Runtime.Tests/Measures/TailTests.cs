using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Measures;

public sealed class TailTests
{
    /// <summary>‖e‖² = x² exp(2 c x²) of a standard normal x has a mean where c is below 1/4 and a variance where it is below 1/8.</summary>
    /// <param name="least">Of five seeds: the point that shows it may not have been met yet.</param>
    [Theory]
    [InlineData(0.24, 4, 5)]
    [InlineData(0.2, 4, 5)]
    [InlineData(0.02, 0, 0)]
    [InlineData(0, 0, 0)]
    public void A_field_that_grows_too_fast_far_out_is_noticed(double c, int least, int most)
    {
        var results = Enumerable.Range(1, 5).Select(seed =>
            new Trial(new VariancePreserving(), new ByPoints(new Normal([0], 1)), n => new FieldOf(n, (x, k) => x * (c * x * x).exp())) { Asked = [new NeuralEntropyMeasure()], Samples = 1 << 14 }.Run(seed)).ToArray();
        var heavy = results.Where(r => r.Warnings.Any(w => w.Code == "NEC5156")).ToArray();
        heavy.Length.ShouldBeInRange(least, most);
        heavy.ShouldAllBe(r => r["S_NN"]!.Tail!.MedianOfMeans < r["S_NN"]!.Estimate.Value && r.Warnings[0].Message.Contains("the median of means is"));
        results.Except(heavy).ShouldAllBe(r => r.Warnings.IsEmpty && r["S_NN"]!.Tail!.Kurtosis > 3);
    }

    [Fact]
    public void Moments_and_shares_are_those_of_the_numbers()
    {
        // 0, 0, 0, 4: mean 1, variance 3, fourth moment 21.
        var tail = Tail.Of([1, 4, 16, 64], [4, 0], 4, [1, 2, 3, 6, 3])!;
        tail.Kurtosis.ShouldBe(21 / 9.0, 1e-14);
        tail.Largest.ShouldBe(0.75, 1e-14);
        tail.LargestMean.ShouldBe(9 / 14.0, 1e-14);
        tail.MedianOfMeans.ShouldBe(3);
        Tail.Of([1, 1, 1, 1], [1, -1], 4, [1, 1]).ShouldBeNull();
    }

    [Fact]
    public void One_unit_among_many_is_noticed_in_sums_too()
    {
        var values = zeros([2, 4096], dtype: float64);
        values[1, 77] = 1;
        values[0] = arange(4096, dtype: float64);
        var tally = Tally.Of(values.narrow(1, 0, 2048)).Plus(Tally.Of(values.narrow(1, 2048, 2048)));
        tally.DoubtsOf("it", 0).ShouldBeEmpty();
        tally.DoubtsOf("it", 1).ShouldHaveSingleItem().Message.ShouldStartWith("it is carried by few data points: one makes 100 % of");
    }

    [Fact]
    public void The_contributions_of_a_normal_variable_s_square_have_its_kurtosis()
    {
        // ‖e‖² = x² times a function of time at times that share x where nothing is left of the noise: 15 for one node, less for a sum over independent noise.
        var trial = new Trial(new VariancePreserving(), new ByPoints(new Normal([0], 1)), n => new FieldOf(n, (x, k) => k.Time < 1e-3 ? x * 1e3 : x * 0)) { Asked = [new NeuralEntropyMeasure()], Samples = 1 << 16 };
        trial.Run()["S_NN"]!.Tail!.Kurtosis.ShouldBe(15, 1.5);
    }
}
