using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Editing;

/// <summary>The stretches that the new name replaces, or why it cannot.</summary>
/// <param name="Refusal">A phrase; null where the renaming can be done.</param>
public sealed record Renaming(ImmutableArray<Span> Places, string? Refusal);
