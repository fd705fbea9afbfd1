using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Integrals over time whose mean is taken over sampled data points: all share the points, the noise, the times and one evaluation of the network.</summary>
internal sealed class SampledIntegrals : IEstimator
{
    public static SampledIntegrals Shared { get; } = new();

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var (results, warnings) = new Measurement(given.SubjectOf(measures), given.Plan, given.Workers, given.Progress, given.Cancellation).Run();
        return new Findings(results, warnings);
    }
}
