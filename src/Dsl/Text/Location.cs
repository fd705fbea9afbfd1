namespace NeuralEntropy.Dsl.Text;

/// <summary>A stretch of one particular source.</summary>
public sealed record Location(SourceText Source, Span Span);
