using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether what a network predicts can be measured over the whole interval.</summary>
internal static class NetworkSoundness
{
    /// <summary>
    /// e = −n/Σ − ∇log p_eq, and with it Σ²‖e‖² du, stays ‖n‖² where Σ → 0 and u → −∞ unless n vanishes there, which weights never do; worse for the
    /// data. A closed form may vanish: that is seen when it is measured.
    /// </summary>
    public static void Check(BoundFile file, DerivedProcess process, DiagnosticBag diagnostics)
    {
        foreach (var network in file.Networks) Check(network, file, process, diagnostics);
    }

    private static void Check(BoundNetwork network, BoundFile file, DerivedProcess process, DiagnosticBag diagnostics)
    {
        if (network is BoundClosedForm form)
            Stairs.Check([(form.Value, form.At)], file.Process, file.Process.Parameters.ToDictionary(p => p.Name, p => p.Value), diagnostics);
        if (network is BoundTermNetwork { IsToldLabels: true } told && !((DataDistribution)TermActivator.Create(file.Data)).IsLabelled)
            diagnostics.Add(ExperimentDiagnostics.ToldNothing(told.Term.Arguments.First(a => a.Parameter.Name == "labels").At, told.Name, file.Data.At));
        if (network is not BoundTermNetwork { Term: var term } || term["predicts"] is not ChoiceValue { Member: var meaning }) return;
        if (meaning is not (nameof(Prediction.Noise) or nameof(Prediction.Data)) || !IsMeasured(file.Measures)) return;
        var start = process.Interval.Start;
        if (!process.StandsAtData()) return;
        diagnostics.Add(ExperimentDiagnostics.PredictsNothing(
            term.Arguments.First(a => a.Parameter.Name == "predicts").At, network.Name, Catalogue.Snake(meaning),
            process.Time.Name, MathPrinter.Number(start), process.Bound.Time.At));
    }

    private static bool IsMeasured(BoundTerm plan) =>
        plan["measures"] is ListValue list && list.Items.OfType<TermValue>().Any(m => ((Measure)TermActivator.Create(m.Term)).NeedsNetwork);
}
