using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Data;

public sealed class ValueSpacingTests
{
    [Fact]
    public void Values_of_images_are_told_in_both_precisions_and_however_they_are_stretched()
    {
        ValueSpacing.Of(PointTable.Of([.. Levels(256).Select(v => (float)(v / 255.0))], 2))!.Value.ShouldBe(1 / 255.0, 1e-7);
        ValueSpacing.Of(PointTable.Of([.. Levels(256).Select(v => 2 * v / 255.0 - 1)], 2))!.Value.ShouldBe(2 / 255.0, 1e-12);
        // Whatever few values occur, in many components together or in one alone.
        ValueSpacing.Of(PointTable.Of([.. Levels(3).Select(v => new[] { 0, 2.0, 5 }[v])], 2))!.Value.ShouldBe(1, 1e-12);
        ValueSpacing.Of(PointTable.Of([.. Levels(256).Select(v => (float)(v / 255.0))], 8))!.Value.ShouldBe(1 / 255.0, 1e-7);
        float[] pixels = [.. Levels(256).SelectMany((v, i) => new[] { (float)(v / 255.0), i == 7 ? 83 / 255f : i == 400 ? 120 / 255f : 0 })];
        ValueSpacing.Of(PointTable.Of(pixels, 2))!.Value.ShouldBe(1 / 255.0, 1e-7);
        // Every component with a step of its own, as standardising leaves them.
        ValueSpacing.Of(PointTable.Of([.. Levels(20).Select((v, i) => v * (i % 2 == 0 ? 0.3 : 0.7234))], 2))!.Value.ShouldBe(0.3, 1e-9);
        // A component that is always the same says nothing.
        ValueSpacing.Of(PointTable.Of([.. Levels(10).SelectMany(v => new[] { v * 0.3, 7.0 })], 2))!.Value.ShouldBe(0.3, 1e-12);
    }

    [Fact]
    public void Other_values_are_told_nothing_of()
    {
        double[] values = [.. Levels(100_000).Select(v => v / 99_999.0)];
        ValueSpacing.Of(PointTable.Of(values, 2)).ShouldBeNull();
        ValueSpacing.Of(PointTable.Of([.. Levels(4).Select(v => Math.Sqrt(v))], 2)).ShouldBeNull("no multiples of one step");
        ValueSpacing.Of(PointTable.Of([.. Levels(2).Take(100).Select(v => (double)v)], 2)).ShouldBeNull("few rows");
        ValueSpacing.Of(PointTable.Of([.. Enumerable.Repeat(1.5, 400)], 2)).ShouldBeNull("one point");
    }

    [Fact]
    public void A_run_tells_of_them_unless_a_resolution_is_stated_or_there_is_more_noise()
    {
        var points = new Points(PointTable.Of([.. Levels(3).Take(400).Select(v => (double)v)], 2));
        string[] Codes(double start, double resolution) =>
            [.. new Trial(new VariancePreserving { Start = start }, points) { Samples = 64, Asked = [new TotalEntropyProduction()], Resolution = resolution }.Run().Warnings.Select(w => w.Code)];
        Codes(1e-3, 0).ShouldContain("NEC5110");
        Codes(1e-3, 1).ShouldNotContain("NEC5110");
        Codes(0.5, 0).ShouldNotContain("NEC5110");
    }

    private static int[] Levels(int count)
    {
        var numbers = new SplitMix64(1);
        return [.. Enumerable.Range(0, 4096).Select(_ => (int)(numbers.Next() % (ulong)count))];
    }
}
