using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler;

/// <summary>A file of numbers that a .sde file names.</summary>
/// <param name="At">The name with its quotes.</param>
public sealed record NamedFile(Location At, DataFile File)
{
    /// <summary>The hash of what was read, where the compiler has read it; null where that is left to the run.</summary>
    public string? Sha256 { get; init; }
}
