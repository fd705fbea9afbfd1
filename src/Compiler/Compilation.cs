using System.Collections.Immutable;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
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
    public bool Succeeded => CSharp is not null;
}
