using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Which process a file means: its own, or one of the library with arguments of the file.</summary>
/// <param name="Source">The text that holds the process.</param>
/// <param name="Process">Null where the library has none of the name, which has been reported.</param>
/// <param name="User">The text that holds the arguments.</param>
internal sealed record ProcessChoice(SourceText Source, ProcessDeclaration? Process, ImmutableArray<Argument> Arguments, SourceText? User)
{
    public BoundProcess? Bind(BindingReport diagnostics, int dimension) => Process is null ? null : new ProcessBinder(this, diagnostics, dimension).Bind(Process);

    /// <summary>The arguments by the parameter that each changes. Faults are reported.</summary>
    public Dictionary<string, Argument> ByParameter(BindingReport diagnostics)
    {
        var byName = new Dictionary<string, Argument>();
        foreach (var argument in Arguments)
        {
            var at = new Location(User!, (argument.Name ?? (SyntaxNode)argument).Span);
            var known = Process!.Items.OfType<ParamItem>().Select(p => p.Name.Name).ToArray();
            var list = string.Join(", ", known.Select(n => $"`{n}`"));
            if ((argument.Name ?? (argument.Value as NameExpression)?.Identifier) is { } word)
                diagnostics.Offer(word, known.Where(n => !byName.ContainsKey(n)).Select(n => new Candidate(n, Parameter(n))));
            if (known.Contains(argument.Name?.Name)) diagnostics.Use(at, Parameter(argument.Name!.Name));
            if (argument.Name is null) diagnostics.Add(NameDiagnostics.ArgumentByOrder(at, Process.Name.Name, list));
            else if (!known.Contains(argument.Name.Name))
                diagnostics.Add(NameDiagnostics.UnknownArgument(at, Process.Name.Name, argument.Name.Name, Suggestion.Nearest(argument.Name.Name, known), list));
            else if (!byName.TryAdd(argument.Name.Name, argument))
                diagnostics.Add(NameDiagnostics.RepeatedArgument(at, Process.Name.Name, argument.Name.Name, new Location(User!, byName[argument.Name.Name].Span)));
        }
        return byName;

        ValueMeaning Parameter(string name) =>
            new(new Symbol(name, SymbolKind.Parameter), Shape.Number, new Location(Source, Process!.Items.OfType<ParamItem>().First(p => p.Name.Name == name).Name.Span));
    }
}
