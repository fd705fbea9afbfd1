namespace NeuralEntropy.Dsl.Text;

/// <summary>A stretch of one particular source.</summary>
public sealed record Location(SourceText Source, Span Span)
{
    /// <summary>The smallest stretch that holds both.</summary>
    public Location Cover(Location other) => this with { Span = Span.Cover(other.Span) };
}
