using System.Collections.Immutable;
using System.Diagnostics;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Distances of the points of one source to those of another, and of these to as many others of their own: what sampling alone leaves.</summary>
/// <param name="Second">The data, or what stands for it: the floor is taken of it.</param>
/// <param name="Most">How many points of each, at most; null: all rows of the shorter file.</param>
internal sealed record SourceComparison(PointSource First, PointSource Second, long? Most)
{
    /// <exception cref="NecException">The points differ in dimension, or are too few.</exception>
    public Findings Run(ImmutableArray<SampleDistance> measures, long seed, Device device, Workers workers, IProgress<MeasureProgress>? progress, CancellationToken cancellation)
    {
        if (First.Law.Dimension != Second.Law.Dimension) throw Failures.DimensionsDiffer(First.Name, First.Law.Dimension, Second.Name, Second.Law.Dimension);
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var shorter = First.Count < Second.Count ? First : Second;
        if (shorter.Count < SampleDistance.FewestSamples) throw Failures.TooFewRows(shorter.Name, shorter.Count);
        var most = Most ?? (shorter.Count < long.MaxValue ? shorter.Count : SampleDistance.UsualSamples);
        var count = Whole(Math.Min(Math.Min(shorter.Count, most), (long)SampleDistance.MostSamples));
        var floored = Whole(Math.Min(Second.Count / 2, count));
        var (x, y) = (First.Take(count, 0, "first", seed, device), Second.Take(count, 0, "second", seed, device));
        var (some, others) = floored >= SampleDistance.FewestSamples ? (y.narrow(0, 0, floored), Second.Take(floored, 1, "second", seed, device)) : (y, null);
        var (results, warnings) = (ImmutableArray.CreateBuilder<MeasureResult>(), ImmutableArray.CreateBuilder<RunWarning>());
        foreach (var measure in measures)
        {
            var clock = Stopwatch.StartNew();
            var (distance, notes) = measure.DistanceTo(Second.Law, seed, device);
            var found = distance.Between(x, y, workers, cancellation);
            if (!double.IsFinite(found.Value + found.StandardError)) throw Failures.DistanceNotFinite(measure.Name, Math.Max(Greatest(x), Greatest(y)));
            if (others is not null)
            {
                var floor = distance.Between(some, others, workers, cancellation);
                notes = [Remarks.OfFloor($"{Second.Name} to other points of it", floor, floored), .. notes];
                if (!floor.IsZero) warnings.Add(Failures.DistanceBiased(measure.Name, floor, floored));
            }
            var estimate = new Estimate(found.Value, found.StandardError, count, 0, 0) { Replicates = Distance.Groups };
            results.Add(measure.Result(estimate, clock.Elapsed.TotalSeconds) with { Notes = notes });
            progress?.Report(new MeasureProgress(results.Count, measures.Length, double.NaN));
        }
        return new Findings(results.ToImmutable(), warnings.ToImmutable());
    }

    private static double Greatest(Tensor points) => points.abs().max().cpu().item<double>();

    // Groups are equal.
    private static long Whole(long count) => count / Distance.Groups * Distance.Groups;
}
