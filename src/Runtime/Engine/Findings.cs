using System.Collections.Immutable;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>What estimators found, and what they have to tell of it.</summary>
public sealed record Findings(ImmutableArray<MeasureResult> Measures, ImmutableArray<RunWarning> Warnings);
