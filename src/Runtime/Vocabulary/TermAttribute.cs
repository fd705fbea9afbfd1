namespace NeuralEntropy.Runtime.Vocabulary;

/// <summary>
/// Makes a type known to the language under <paramref name="name"/>. The parameters of its one public constructor are the arguments
/// that a file may write, by their names or in their order; their defaults are the language's defaults.
/// </summary>
/// <param name="name">As it is written in a .sde file, such as <c>mlp</c> or <c>S_tot</c>.</param>
/// <param name="summary">One sentence for <c>nec vocabulary</c> and for diagnostics.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TermAttribute(string name, string summary) : Attribute
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    /// <summary>Another spelling of the name.</summary>
    public string? Alias { get; init; }

    /// <summary>How it is written where that is no call of its name.</summary>
    public string? Usage { get; init; }
}
