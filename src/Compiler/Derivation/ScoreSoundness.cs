using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether the exact score of the data, where what the file asks for needs it, is known under the process's kernel, too.</summary>
internal static class ScoreSoundness
{
    public static void Check(BoundFile file, DerivedProcess process, DiagnosticBag diagnostics)
    {
        if (process is IsotropicDerived) return;
        var data = (DataDistribution)TermActivator.Create(file.Data);
        if (!data.HasScore || KeepsScore(data, file, process, diagnostics)) return;
        var how = process is MatrixDerived ? "couples the components" : "treats the components differently";
        foreach (var form in file.Networks.OfType<BoundClosedForm>().Where(form => DataDiagnostics.UsesScore(form.Value))) diagnostics.Add(DataDiagnostics.ScoreLostForNetwork(form, file.Data, file.Process.At, how));
        // A file that names no measure asks for what can be had.
        if (file.Measures.At.Span.Length == 0 || file.Measures["measures"] is not ListValue asked) return;
        foreach (var (term, measure) in asked.Items.OfType<TermValue>().Select(m => (m.Term, (Measure)TermActivator.Create(m.Term))).Where(m => m.Item2.NeedsScore))
            diagnostics.Add(DataDiagnostics.ScoreLostForMeasure(term, file.Data, file.Process.At, how));
    }

    /// <summary>True where the data cannot be mapped at all, too, which has been reported.</summary>
    private static bool KeepsScore(DataDistribution data, BoundFile file, DerivedProcess process, DiagnosticBag diagnostics)
    {
        try
        {
            return process is MatrixDerived ? data.HasScoreUnderLinear : data.HasScoreUnderDiagonal;
        }
        catch (DataException fault)
        {
            diagnostics.Add(DataDiagnostics.Unsound(file.Data, fault));
            return true;
        }
    }
}
