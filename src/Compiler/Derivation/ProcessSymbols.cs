using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What the formulas of a process are made of.</summary>
public static class ProcessSymbols
{
    public static Symbol TimeSymbol(this BoundProcess process) => new(process.Time.Name, SymbolKind.Time);

    public static Symbol StateSymbol(this BoundProcess process) => new(process.State, SymbolKind.State);

    /// <summary>t = φ(s) of each change of time, without definitions.</summary>
    public static IEnumerable<string> WrittenChanges(this BoundProcess process) =>
        process.TimeChanges.Select(change => $"{change.Old} = {MathPrinter.Print(Inliner.Inline(change.Value, process.Definitions()))}");

    /// <summary>The numbers that the parameters stand for.</summary>
    /// <param name="parameters">Values in place of those in the file.</param>
    public static IReadOnlyDictionary<string, double> Values(this BoundProcess process, IReadOnlyDictionary<string, double>? parameters) =>
        process.Parameters.ToDictionary(p => p.Name, p => parameters?.GetValueOrDefault(p.Name, p.Value) ?? p.Value);

    /// <summary>The interval in numbers; null when it is none, which has been reported.</summary>
    internal static (double Start, double End)? Ends(
        this BoundTime time, IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, Definition> definitions, DiagnosticBag diagnostics)
    {
        var (start, end) = (Evaluator.Evaluate(time.Start, values, definitions), Evaluator.Evaluate(time.End, values, definitions));
        if (!double.IsFinite(start) || !double.IsFinite(end)) diagnostics.Add(ProcessDiagnostics.IntervalInfinite(time.At, start, end));
        else if (start >= end) diagnostics.Add(ProcessDiagnostics.IntervalEmpty(time.At, start, end));
        else return (start, end);
        return null;
    }

    /// <summary>The <c>let</c>s, as the algebra knows them.</summary>
    public static IReadOnlyDictionary<string, Definition> Definitions(this BoundProcess process) =>
        process.Lets.ToDictionary(l => l.Name, l => new Definition([.. l.Arguments], l.Body));

    /// <summary>A network's formula of its own state and time and of the parameters: the definitions of the process are written out in it.</summary>
    public static Expr WrittenOut(this BoundProcess process, BoundClosedForm network)
    {
        var (time, state) = (process.TimeFrom(new Symbol(network.Time, SymbolKind.Time)), new Symbol(network.State, SymbolKind.State));
        var definitions = process.Definitions().ToDictionary(
            d => d.Key, d => d.Value with { Body = d.Value.Body.Substitute(process.TimeSymbol(), time).Substitute(process.StateSymbol(), state) });
        return Inliner.Inline(network.Value, definitions);
    }

    /// <summary>The time in which the process is stated, as a formula of the time that is measured.</summary>
    private static Expr TimeFrom(this BoundProcess process, Symbol measured)
    {
        var (definitions, from, time) = (process.Definitions(), (Expr)process.TimeSymbol(), process.TimeSymbol());
        foreach (var change in process.TimeChanges)
            (from, time) = (from.Substitute(time, Inliner.Inline(change.Value, definitions)), new Symbol(change.Time.Name, SymbolKind.Time));
        return from.Substitute(time, measured);
    }
}
