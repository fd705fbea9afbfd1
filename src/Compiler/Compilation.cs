using System.Collections.Immutable;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Sweeping;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler;

/// <summary>What every stage made of one file. A stage that could not be reached is null, and the diagnostics say why.</summary>
public sealed record Compilation(
    SourceText Source,
    SdeFile Syntax,
    BoundFile? Bound,
    DerivedProcess? Derived,
    string? CSharp,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What the sweeps of the file ask for, one run each; empty where it has none. The stages are those of the file's own values.</summary>
    public ImmutableArray<Combination> Combinations { get; init; } = [];

    public bool Succeeded => CSharp is not null;
}
