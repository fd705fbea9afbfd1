using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>The words that a file may not give away as names.</summary>
public static class Keywords
{
    public static ImmutableArray<string> Declarations { get; } = ["process", "use", "data", "network", "train", "measure"];

    public static ImmutableArray<string> ProcessItems { get; } = ["time", "state", "param", "let", "drift", "sigma", "equilibrium", "kernel"];

    public static ImmutableArray<string> Equations { get; } = ["drift", "sigma", "equilibrium", "kernel"];

    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal, [.. Declarations, .. ProcessItems, "mixture", "in"]);

    public static bool Contains(string word) => All.Contains(word);
}
