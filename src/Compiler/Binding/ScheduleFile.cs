using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>The items of a schedule from a file, which is named as the points of data are. They are part of a formula, and so read at once.</summary>
internal sealed class ScheduleFile(SourceText source, BindingReport diagnostics)
{
    public const string Name = "file";

    public NumberTable? Bind(CallExpression syntax)
    {
        var (term, at) = (Catalogue.Of<DataDistribution>().Single(t => t.Type == typeof(FileData)), new Location(source, syntax.Span));
        diagnostics.Use(new Location(source, syntax.Function.Span), new TermMeaning(term));
        if (new TermBinder(source, diagnostics).Bind(term, syntax.Arguments, at) is not { } bound) return null;
        if (TermActivator.FaultOf(bound) is { } fault) return Refuse(DataDiagnostics.Unsound(bound, fault));
        var file = (FileData)TermActivator.Create(bound);
        if (file.Dimension != 1) return Refuse(DataDiagnostics.NoSchedule(bound, file));
        try
        {
            return new NumberTable(file.Numbers) { Origin = [.. bound.NamedFiles.Select(named => named with { Sha256 = named.File.Sha256() })] };
        }
        catch (NecException failure)
        {
            return Refuse(DataDiagnostics.Unreadable(bound, failure));
        }
    }

    private NumberTable? Refuse(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return null;
    }
}
