using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What a process names and does not need.</summary>
internal static class Usage
{
    /// <summary>Tells of definitions that nothing needs, be it by way of others, and of parameters that are not used at all or in such alone.</summary>
    /// <param name="uses">Formulas outside of the process.</param>
    public static IEnumerable<Diagnostic> Unused(BoundProcess process, IReadOnlyList<Expr> uses)
    {
        var needed = Needed(process, uses);
        // A definition is bound once for each combination of shapes that it is called with.
        var idle = process.Lets.GroupBy(let => let.At).Where(same => !same.Any(let => needed.Contains(let.Name))).Select(same => same.First()).ToArray();
        foreach (var let in idle) yield return NameDiagnostics.UnusedDefinition(NameOf(let), let.Name);

        var used = process.Formulas.Where(f => idle.All(let => let.At != f.At)).Select(f => f.Value).Concat(uses).SelectMany(Tree.Symbols).ToHashSet();
        foreach (var parameter in process.Parameters)
        {
            var symbol = new Symbol(parameter.Name, SymbolKind.Parameter);
            var bounds = process.Parameters.Any(other => other != parameter && other.Domain?.Value.DependsOn(symbol) == true);
            if (!bounds && !used.Contains(symbol)) yield return NameDiagnostics.UnusedParameter(parameter.At, parameter.Name, idle.FirstOrDefault(let => let.Body.Symbols().Contains(symbol))?.Name);
        }
    }

    private static HashSet<string> Needed(BoundProcess process, IEnumerable<Expr> uses)
    {
        var needed = new HashSet<string>();
        var waiting = new Stack<Expr>([.. process.Equations.Select(e => e.Value), process.Time.Start, process.Time.End, .. process.TimeChanges.SelectMany(change => change.Formulas), .. uses]);
        while (waiting.TryPop(out var formula))
        {
            if (formula is Apply(var name, _) && needed.Add(name)) waiting.Push(process.Lets.First(let => let.Name == name).Body);
            foreach (var part in formula.Children()) waiting.Push(part);
        }
        return needed;
    }

    /// <summary>The name alone: a definition may be long.</summary>
    private static Location NameOf(BoundLet let) => new(let.At.Source, new Span(let.At.Span.Start + let.At.Source[let.At.Span].IndexOf(let.Name, "let".Length, StringComparison.Ordinal), let.Name.Length));
}
