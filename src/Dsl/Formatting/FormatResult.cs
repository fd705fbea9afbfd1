using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>A file in its canonical layout, or null when it does not parse, and what is wrong with it.</summary>
public sealed record FormatResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);
