using NeuralEntropy.Runtime.Processes;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Processes;

public sealed class StaircaseTests
{
    private static readonly Staircase Three = new(3, k => k * k);

    [Theory]
    [InlineData(-1, 1, -3)]
    [InlineData(0, 1, 0)]
    [InlineData(0.2, 1, 0.6)]
    [InlineData(0.4, 4, 1.8)]
    [InlineData(0.9, 9, 11.3)]
    [InlineData(1, 9, 14)]
    [InlineData(2, 9, 41)]
    public void Steps_stay_beyond_the_ends_and_sums_go_on(double u, double step, double sum)
    {
        Three.At(u).ShouldBe(step);
        Three.Sum(u).ShouldBe(sum, 1e-14);
    }

    [Fact]
    public void A_number_and_a_tensor_give_the_same_value()
    {
        using var scope = NewDisposeScope();
        var stairs = new Staircase(1000, k => Math.Sin(k));
        double[] u = [.. Enumerable.Range(-50, 1201).Select(i => i / 1100.0), 0.29, 0.57, 1e-300, -1e300, 1e300];
        var t = tensor(u, dtype: float64).reshape([2, u.Length / 2]);
        stairs.At(t).data<double>().ToArray().ShouldBe(u.Select(stairs.At));
        stairs.Sum(t).data<double>().ToArray().ShouldBe(u.Select(stairs.Sum));
        stairs.At(t).shape.ShouldBe(t.shape);
        stairs.Sum(tensor([0.5f])).dtype.ShouldBe(float32);
    }

    [Fact]
    public void Sums_of_many_keep_their_digits()
    {
        var stairs = new Staircase(Staircase.MostItems, k => 1 / k);
        stairs.Sum(1).ShouldBe(12.090146129863427947, 4e-15);
        stairs.Sum(0.5).ShouldBe(11.397003949278482638, 4e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2.5)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(Staircase.MostItems + 1)]
    public void A_count_is_a_whole_number(double count) =>
        Should.Throw<NecException>(() => new Staircase(count, _ => 0)).Code.ShouldBe("NEC3041");

    [Fact]
    public void Breaks_are_where_a_step_ends()
    {
        Breaks.Of(4, t => t, new Interval(0, 1)).ShouldBe([0.25, 0.5, 0.75]);
        Breaks.Of(4, t => 1 - t, new Interval(0.3, 2)).ShouldBe([0.5, 0.75], 2e-16);
        Breaks.Of(4, t => t * t, new Interval(0, 1)).ShouldBe([0.5, Math.Sqrt(0.5), Math.Sqrt(0.75)], 2e-16);
        Breaks.Of(2, t => Math.Log(t), new Interval(0, 3)).Single().ShouldBe(Math.Exp(0.5), 4e-16);
        Breaks.Of(2, t => Math.Sin(20 * t), new Interval(0, 1)).Length.ShouldBe(7);
        Breaks.Of(4, t => 0.5, new Interval(0, 1)).ShouldBeEmpty();
        Breaks.Of(1, t => t, new Interval(0, 1)).ShouldBeEmpty();
        Breaks.Of(Staircase.MostItems, t => t, new Interval(0, 1)).Length.ShouldBe(Staircase.MostItems - 1);
    }

    [Fact]
    public void An_integral_is_exact_over_a_thousand_steps()
    {
        using var scope = NewDisposeScope();
        var stairs = new Staircase(1000, k => 1 + Math.Sin(k));
        var table = new TabulatedIntegral((Tensor t) => stairs.At(t), new Interval(0, 1), Breaks.Of(1000, t => t, new Interval(0, 1)));
        foreach (var t in (double[])[1e-30, 1e-5, 0.0005, 0.001, 0.0123, 0.5, 0.99999, 1])
            table.At(tensor([t], dtype: float64)).item<double>().ShouldBe(stairs.Sum(t) / 1000, 1e-13 * stairs.Sum(t) / 1000);
    }
}
