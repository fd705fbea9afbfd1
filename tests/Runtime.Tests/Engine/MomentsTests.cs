using NeuralEntropy.Runtime.Engine;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Engine;

public sealed class MomentsTests
{
    private static readonly int[] Control = [1, 1];

    [Fact]
    public void Merging_two_blocks_gives_the_moments_of_all()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 500).Select(_ => (random.NextDouble() * 3 - 1e3, random.NextDouble() + 5)).ToArray();
        var merged = Of(values[..100]).Plus(Of(values[100..350])).Plus(Of(values[350..]));
        var whole = Of(values);
        merged.Count.ShouldBe(whole.Count);
        for (var i = 0; i < 2; i++)
        {
            merged.Mean[i].ShouldBe(whole.Mean[i], 1e-12 * Math.Abs(whole.Mean[i]));
            merged.SquaredDeviations[i].ShouldBe(whole.SquaredDeviations[i], 1e-10 * whole.SquaredDeviations[i]);
            merged.Products[i].ShouldBe(whole.Products[i], 1e-10 * whole.SquaredDeviations[i]);
        }
    }

    [Fact]
    public void Nothing_is_the_unit_of_merging()
    {
        var some = Of([(1, 2), (3, 5)]);
        some.Plus(Moments.Empty(Control)).ShouldBeSameAs(some);
        Moments.Empty(Control).Plus(some).ShouldBeSameAs(some);
    }

    [Fact]
    public void A_control_variable_seen_more_often_removes_its_part_of_the_error()
    {
        // v = 2c + small noise, with E c = .5: the regression's error must be that of the noise and of c's further mean.
        var random = new Random(11);
        (double, double) Draw()
        {
            var c = random.NextDouble();
            return (2 * c + 0.01 * (random.NextDouble() - 0.5), c);
        }

        var main = Of([.. Enumerable.Range(0, 400).Select(_ => Draw())]);
        var further = Of([.. Enumerable.Range(0, 40000).Select(_ => Draw())]);
        var plain = Regression.Of(main, 0, null, 0);
        var controlled = Regression.Of(main, 0, further, 1);
        controlled.StandardError.ShouldBeLessThan(plain.StandardError / 5);
        Math.Abs(controlled.Value - 1).ShouldBeLessThan(4 * controlled.StandardError);
        Regression.Of(main, 1, further, 1).ControlCount.ShouldBe(40400);
    }

    private static Moments Of((double V, double C)[] values)
    {
        var (v, c) = (values.Average(x => x.V), values.Average(x => x.C));
        return new Moments(
            values.Length, [v, c],
            [values.Sum(x => (x.V - v) * (x.V - v)), values.Sum(x => (x.C - c) * (x.C - c))],
            [values.Sum(x => (x.V - v) * (x.C - c)), values.Sum(x => (x.C - c) * (x.C - c))], Control);
    }
}
