using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>A way to find measures of one kind.</summary>
public interface IEstimator
{
    /// <summary>Why it cannot find a measure there, in the words of its user; null where it can. Asked before the network is trained.</summary>
    string? Missing(Measure measure, Conditions given) => null;

    /// <summary>Finds measures together, in one pass.</summary>
    /// <param name="measures">All of them name this estimator, and none is missing.</param>
    /// <returns>Results name their measure. One that has none is told of in a warning.</returns>
    Findings Run(ImmutableArray<Measure> measures, Conditions given);
}
