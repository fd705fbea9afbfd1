using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What the formulas of a process are made of.</summary>
public static class ProcessSymbols
{
    public static Symbol TimeSymbol(this BoundProcess process) => new(process.Time.Name, SymbolKind.Time);

    public static Symbol StateSymbol(this BoundProcess process) => new(process.State, SymbolKind.State);

    /// <summary>The <c>let</c>s, as the algebra knows them.</summary>
    public static IReadOnlyDictionary<string, Definition> Definitions(this BoundProcess process) =>
        process.Lets.ToDictionary(l => l.Name, l => new Definition([.. l.Arguments], l.Body));
}
