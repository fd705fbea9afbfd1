using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>Tests of the equations use short intervals, and cut-offs on purpose.</summary>
internal static class Foretold
{
    /// <summary>What is told of a file but for the forecast of its numbers, which is no fault of the file.</summary>
    public static IEnumerable<Diagnostic> Faults(this Compilation compilation) =>
        compilation.Diagnostics.Where(d => !d.Code.StartsWith("NEC308", StringComparison.Ordinal));
}
