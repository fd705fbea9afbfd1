using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>A way to find measures of one kind.</summary>
public interface IEstimator
{
    /// <summary>Whether several runs can share its work, as <see cref="Ledger.Share"/> says; else it is done when what they took is merged.</summary>
    bool IsShared => false;

    /// <summary>Why it cannot find a measure there, in the words of its user; null where it can. Asked before the network is trained.</summary>
    string? Missing(Measure measure, Conditions given) => null;

    /// <summary>Finds measures together, in one pass.</summary>
    /// <param name="measures">All of them name this estimator, and none is missing.</param>
    /// <returns>Results name their measure. One that has none is told of in a warning.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled before there was anything to tell, or other shares have the rest.</exception>
    Findings Run(ImmutableArray<Measure> measures, Conditions given);
}
