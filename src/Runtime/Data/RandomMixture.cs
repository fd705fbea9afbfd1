using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// Σ_k w_k N(m_k, s_k² I) with m_k uniform in a box about the origin, s_k uniform between scale/2 and scale, and w_k in proportion to uniform numbers:
/// the published experiments' recipe, with draws of its own. They come from <see cref="SplitMix64"/>, started with the seed, in this order: the means
/// component by component, each from its first coordinate on, then the deviations, then the weights; so a larger scale stretches the same deviations.
/// </summary>
[Term("mixture random", "a mixture of isotropic normal distributions drawn at random, the same for the same seed on every machine")]
public sealed class RandomMixture : DerivedData
{
    /// <param name="components">K</param>
    /// <param name="box">The side of the box that the means lie in.</param>
    /// <param name="scale">The greatest deviation.</param>
    /// <param name="dimension">D</param>
    /// <param name="seed">What the numbers are drawn from, apart from the run's own seed.</param>
    public RandomMixture(
        [Argument("the number of components", Min = 1, Max = 1000)] int components = 5,
        [Argument("the side of the box about the origin in which the means lie, in the units of x", Min = 0)] double box = 4,
        [Argument("the greatest standard deviation of a component, which has at least half of it, in the units of x", Above = 0)] double scale = 1,
        [Argument("the dimension of x", Min = 1, Max = 10_000)] int dimension = 2,
        [Argument("where its numbers come from, apart from the seed of the run", Min = 0)] long seed = 32)
    {
        if (components < 1) throw DataFaults.OutOfRange("components", "at least 1", components);
        if (!(box >= 0 && double.IsFinite(box))) throw DataFaults.OutOfRange("box", "finite and at least 0", box);
        if (!(scale > 0 && double.IsFinite(scale))) throw DataFaults.OutOfRange("scale", "positive and finite", scale);
        if (dimension < 1) throw DataFaults.OutOfRange("dimension", "at least 1", dimension);
        var numbers = new SplitMix64((ulong)seed);
        ImmutableArray<double> Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => numbers.NextUniform())];
        var means = Enumerable.Range(0, components).Select(_ => Drawn(dimension)).ToArray();
        var deviations = Drawn(components);
        var weights = Drawn(components);
        Law = new NormalMixture(
            [.. weights.Select(w => w / weights.Sum())],
            [.. means.Zip(deviations, (m, s) => new Normal([.. m.Select(u => (u - 0.5) * box)], 0.5 * (1 + s) * scale))]);
    }

    /// <summary>What was drawn.</summary>
    public override NormalMixture Law { get; }
}
