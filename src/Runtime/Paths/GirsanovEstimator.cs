using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>The mean of the weights of <see cref="GirsanovSimulation"/>, which is 1; no number where a few paths carry it.</summary>
internal sealed class GirsanovEstimator(bool isReversal) : IEstimator
{
    private const int Steps = 64;

    /// <summary>Against the process without a network.</summary>
    public static GirsanovEstimator Bare { get; } = new(false);

    /// <summary>Against the exact reversal.</summary>
    public static GirsanovEstimator Reversal { get; } = new(true);

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var clock = Stopwatch.StartNew();
        var measure = measures.Single();
        using var simulation = new GirsanovSimulation(given, Steps, isReversal);
        var sampling = new UnitSampling(given, measure.Name, measure.Name);
        var sums = sampling.Take(Sums, all => Doubt(all) is null ? UnitSampling.Relative(all.Numbers.StandardError(0), all.Numbers.Mean[0]) : 0);
        if (Doubt(sums) is { } doubt) return new Findings([], [Failures.MeanNotKnown(measure.Name, doubt)]);
        var estimate = new Estimate(sums.Numbers.Mean[0], sums.Numbers.StandardError(0), sums.Count, 2 * Steps * sums.Count, 0);
        return new Findings([measure.Result(estimate, clock.Elapsed.TotalSeconds)], sampling.Warnings);

        WeightSums Sums(UnitSampling.Block block)
        {
            var weights = simulation.LogWeights(block.Size, block.Generator).logsumexp(0) - Math.Log(2);
            return new WeightSums(block.Tally(weights.exp().unsqueeze(0)), WeightTail.Of(weights.cpu().contiguous().data<double>().ToArray()));
        }

        static string? Doubt(WeightSums all) => all.Tail.Doubt(all.Numbers.Mean[0], null);
    }

    private sealed record WeightSums(Tally Numbers, WeightTail Tail) : IMergeable<WeightSums>
    {
        public long Count => Numbers.Count;

        public double[] Written => [.. Numbers.Written, .. Tail.Written];

        public static WeightSums Read(NumberReader numbers) => new(Tally.Read(numbers), WeightTail.Read(numbers));

        public WeightSums Plus(WeightSums other) => new(Numbers.Plus(other.Numbers), Tail.Plus(other.Tail));
    }
}
