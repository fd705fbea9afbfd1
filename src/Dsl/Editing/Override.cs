using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>One <c>--set key=value</c>.</summary>
/// <param name="Key">A parameter, <c>train.NAME</c>, <c>measure.NAME</c>, <c>network.NAME</c>, <c>data</c> or <c>network</c>.</param>
/// <param name="Value">An expression, or a mixture for <c>data</c>.</param>
public sealed record Override(string Key, string Value);

/// <summary>The edited text, or the one that was given where nothing could be edited, and what is wrong with the overrides.</summary>
public sealed record OverrideResult(SourceText Source, ImmutableArray<Diagnostic> Diagnostics);
