using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>A file of numbers that a .sde file names.</summary>
/// <param name="At">The name with its quotes.</param>
public sealed record NamedFile(Location At, DataFile File);
