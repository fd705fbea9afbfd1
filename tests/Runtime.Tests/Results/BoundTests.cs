using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Results;

/// <summary>The inequalities between the entropies.</summary>
public sealed class BoundTests
{
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);

    [Theory]
    [InlineData(1.1)]
    [InlineData(0.7)]
    [InlineData(-1)]
    public void A_scaled_field_meets_both_exactly_or_the_first_with_room(double factor)
    {
        var bounds = new Trial(new VariancePreserving(), Data, c => new Perturbed(c, factor: factor)) { Samples = 4096 }.Run().Bounds;
        var S = Math.Sqrt(1.228517429376126);
        bounds.Length.ShouldBe(2);
        // √S_NN = |λ| √S, √L_EM = |λ − 1| √S.
        bounds[0].Value.ShouldBe(Math.Abs(Math.Abs(factor) - 1) * S, 0.002);
        bounds[0].Limit.ShouldBe(Math.Abs(factor - 1) * S, 0.002);
        bounds[1].Value.ShouldBe(2 * Math.Abs(factor * (factor - 1)) * S * S, 0.005);
        bounds[1].Limit.ShouldBe(bounds[1].Value, 1e-6);
        bounds.ShouldAllBe(b => b.Holds);
    }

    [Fact]
    public void Numbers_that_contradict_each_other_are_told()
    {
        var run = new Trial(new VariancePreserving(), Data, c => new Perturbed(c, factor: 1.1)) { Samples = 4096 }.Run();
        var broken = run with { Measures = [.. run.Measures.Select(m => m.Measure == "L_EM" ? m with { Estimate = m.Estimate with { Value = 0.9 * m.Estimate.Value } } : m)] };
        broken.Bounds.Select(b => b.Holds).ShouldBe([false, false]);
        Failures.BoundBroken(broken.Bounds[0]).Message.ShouldContain("√L_EM");
    }

    [Fact]
    public void A_run_without_the_numbers_checks_nothing() =>
        new Trial(new VariancePreserving(), Data) { Samples = 1024, Asked = [new TotalEntropyProduction()] }.Run().Bounds.ShouldBeEmpty();
}
