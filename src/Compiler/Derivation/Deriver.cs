using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>From what the file states of a process to everything the runtime needs of it.</summary>
public static class Deriver
{
    /// <param name="parameters">Values in place of those in the file.</param>
    /// <returns>Null when <paramref name="diagnostics"/> has got an error that stands in the way.</returns>
    public static DerivedProcess? Derive(BoundProcess process, IReadOnlyDictionary<string, double>? parameters, DiagnosticBag diagnostics) =>
        throw new NotImplementedException();
}
