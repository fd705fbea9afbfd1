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

    /// <summary>A network's formula of its own state and time and of the parameters: the definitions of the process are written out in it.</summary>
    public static Expr WrittenOut(this BoundProcess process, BoundClosedForm network) => Inliner.Inline(network.Value, process.Definitions())
        .Substitute(process.TimeSymbol(), new Symbol(network.Time, SymbolKind.Time))
        .Substitute(process.StateSymbol(), new Symbol(network.State, SymbolKind.State));
}
