namespace NeuralEntropy.Runtime.Vocabulary;

/// <summary>What an argument of a <see cref="TermAttribute">term</see> means and which values it takes. Bounds hold for every item of a list.</summary>
/// <param name="summary">One sentence, with units.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>The name in the language where it is not the parameter's own.</summary>
    public string? Name { get; init; }

    /// <summary>The least value allowed.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>The bound that values must exceed.</summary>
    public double Above { get; init; } = double.NegativeInfinity;

    /// <summary>The bound that values must not reach.</summary>
    public double Below { get; init; } = double.PositiveInfinity;

    /// <summary>The greatest value allowed.</summary>
    public double Max { get; init; } = double.PositiveInfinity;
}
