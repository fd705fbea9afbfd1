using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Data;

public sealed class RandomMixtureTests
{
    /// <summary>The first numbers of the published reference implementation (prng.di.unimi.it, splitmix64.c) from the state 1234567.</summary>
    [Fact]
    public void The_generator_is_splitmix64()
    {
        var numbers = new SplitMix64(1234567);
        foreach (var expected in (ulong[])[6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821])
            numbers.Next().ShouldBe(expected);
        var uniform = new SplitMix64(7);
        Enumerable.Range(0, 100_000).Select(_ => uniform.NextUniform()).Average().ShouldBe(0.5, 4 * Math.Sqrt(1 / 12.0 / 100_000));
    }

    [Fact]
    public void It_lies_in_its_box_with_deviations_of_half_to_all_of_the_scale()
    {
        var law = new RandomMixture(components: 500, box: 3, scale: 2, dimension: 3, seed: 7).Law;
        law.Weights.Sum().ShouldBe(1, 1e-12);
        var coordinates = law.Components.SelectMany(c => c.Mean).ToArray();
        coordinates.ShouldAllBe(m => Math.Abs(m) < 1.5);
        coordinates.Average().ShouldBe(0, 4 * 3 / Math.Sqrt(12 * 1500));
        coordinates.Max().ShouldBeGreaterThan(1.45);
        law.Components.ShouldAllBe(c => c.Deviation > 1 && c.Deviation < 2);
        law.Components.Average(c => c.Deviation).ShouldBe(1.5, 4 / Math.Sqrt(12 * 500));
        // Weights in proportion to uniform numbers: the mean of w² is 4/3 of the square of their mean.
        (law.Weights.Sum(w => w * w) * 500).ShouldBe(4.0 / 3, 0.15);
    }

    [Fact]
    public void The_seed_alone_decides_and_the_scale_stretches()
    {
        var (one, again, other) = (new RandomMixture().Law, new RandomMixture(seed: 32).Law, new RandomMixture(seed: 33).Law);
        again.Components[3].Mean.ShouldBe(one.Components[3].Mean);
        again.Weights.ShouldBe(one.Weights);
        other.Components[3].Mean.ShouldNotBe(one.Components[3].Mean);
        var wide = new RandomMixture(scale: 3).Law;
        wide.Components[2].Deviation.ShouldBe(3 * one.Components[2].Deviation, 1e-15);
        wide.Components[2].Mean.ShouldBe(one.Components[2].Mean);
    }
}
