using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>Numbers written in a row or read from a file, perhaps thousands of them; equal by value.</summary>
public sealed class NumberTable(ImmutableArray<double> values) : IEquatable<NumberTable>
{
    public ImmutableArray<double> Values => values;

    /// <summary>Where they were read; nothing where the .sde file has them itself.</summary>
    public ImmutableArray<NamedFile> Origin { get; init; } = [];

    /// <summary>A hash of the values.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));

    public bool Equals(NumberTable? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as NumberTable);

    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);
}
