using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Transport;

/// <summary>Measures of the two ends of the interval, whatever happens between them.</summary>
internal sealed class EndDistances : IEstimator
{
    public static EndDistances Shared { get; } = new();

    /// <inheritdoc/>
    public string? Missing(Measure measure, Conditions given) => ((EndMeasure)measure).IsExact ? EndDistance.Missing(given.Data) : null;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given) => new([.. measures.Cast<EndMeasure>().Select(m => m.ResultUnder(given))], []);
}
