using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Which process a file means: its own, or another's with arguments of the file.</summary>
/// <param name="Source">The text that holds the process.</param>
/// <param name="Process">Null where there is none of the name, which has been reported.</param>
/// <param name="User">The text that holds the arguments.</param>
internal sealed record ProcessChoice(SourceText Source, ProcessDeclaration? Process, ImmutableArray<Argument> Arguments, SourceText? User)
{
    /// <summary>A change of time of the one who uses it.</summary>
    public TimeChange? Change { get; init; }

    /// <summary>The process, where it is an imported file's.</summary>
    public ImportedProcess? Import { get; init; }

    /// <summary>Null where there is no process.</summary>
    public ProcessBinder? Open(BindingReport report, int dimension) => Process is null ? null : new ProcessBinder(this, report, dimension).Open(Process);

    /// <summary>
    /// The state's length where the data does not tell it, be it that its own fault has been reported: 1, or that of a list in the process,
    /// whichever makes the fewest faults.
    /// </summary>
    public int LikelyDimension(BindingReport report)
    {
        var lengths = Process?.DescendantsAndSelf().OfType<ListExpression>().Select(list => list.Items.Length) ?? [];
        return lengths.Prepend(1).Distinct().MinBy(Faults);

        int Faults(int dimension)
        {
            var found = new DiagnosticBag();
            Open(report.Trial(found), dimension)?.Close();
            return found.ToImmutable().Length;
        }
    }

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
