using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Integrals over time whose mean is taken over sampled data points: all share the points, the noise, the times and one evaluation of the network. So do the integrals of which other measures are made.</summary>
internal sealed class SampledIntegrals : IEstimator
{
    public static SampledIntegrals Shared { get; } = new();

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var integrals = measures.SelectMany(m => m is CompositeMeasure composite ? composite.Parts : [(TimeIntegral)m]).DistinctBy(m => m.Name);
        var (results, warnings) = new Measurement(given.SubjectOf(integrals), given).Run();
        var found = results.ToDictionary(r => r.Measure);
        // A run that is stopped tells what it has.
        var composites = measures.OfType<CompositeMeasure>().Select(m => m.ResultOf([.. m.Parts.Select(p => found[p.Name])], given with { Cancellation = default }));
        var known = composites.ToLookup(c => double.IsFinite(c.Estimate.Value));
        return new Findings([.. results, .. known[true]], [.. warnings, .. Quantised(given), .. known[false].Select(c => Failures.MeanNotKnown(c.Name, "what it is divided by is 0"))]);
    }

    // What tells values apart that no other values lie between is not of the law that the points were drawn from.
    private static IEnumerable<RunWarning> Quantised(Conditions given)
    {
        if (given.Plan.Resolution > 0 || given.Data.Atoms is not { } points || ValueSpacing.Of(points.Table) is not { } step) yield break;
        if (Math.Exp(given.Process.At([given.Process.Time.Start])[0].NegativeLogSnr / 2) < step) yield return Failures.ValuesQuantised(step);
    }
}
