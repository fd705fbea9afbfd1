using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>Which of the measures that a file asks for can be had of its data under its process.</summary>
internal static class Availability
{
    private enum Reason
    {
        None,
        NoScore,
        NoLabels,
        NoPart,
        OneModel,

        /// <summary>Told by <see cref="ScoreSoundness"/>, which knows how the process takes the score away.</summary>
        NoScoreHere,
        Infinite,
    }

    /// <summary>The file with the measures that can be had; of the others it is told why. One that names no measure asks for what can be had: only what is infinite is told of it.</summary>
    /// <returns>Null where the file names measures and none of them is left.</returns>
    public static BoundFile? Narrow(BoundFile file, DerivedProcess process, DiagnosticBag diagnostics)
    {
        var (data, isNamed) = ((DataDistribution)TermActivator.Create(file.Data), file.Measures.At.Span.Length > 0);
        var isInfinite = data.MissingDimensions > 0 && process.StandsAtData();
        Reason ReasonOf(Measure measure) =>
            isNamed && measure.NeedsScore && !data.HasScore ? Reason.NoScore
            : measure is TimeIntegral { UsesLabels: true } && !data.IsLabelled ? Reason.NoLabels
            : measure is PartInformation parts && data.Files.IsEmpty && parts.First < data.Dimension && !parts.IsKnown(data) ? Reason.NoPart
            : measure.IsOfOneModel && file.Network is BoundTermNetwork { IsToldLabels: true } ? Reason.OneModel
            : isNamed && measure.NeedsScore && !HasScoreUnder(process, data) ? Reason.NoScoreHere
            // A closed form may hold e* itself, so that the difference is finite.
            : isInfinite && measure.NeedsDensity && !(measure is TimeIntegral { NeedsNetwork: true } && file.Networks.All(n => n is BoundClosedForm)) ? Reason.Infinite
            : Reason.None;

        var plan = file.Measures.Arguments.Single(a => a.Parameter.Kind == TermKind.Terms);
        var asked = ((ListValue)plan.Value).Items.OfType<TermValue>().ToLookup(m => ReasonOf((Measure)TermActivator.Create(m.Term)));
        foreach (var lost in asked)
        {
            string[] names = [.. lost.Select(m => m.Term.Term.Name)];
            var at = isNamed ? lost.First().Term.At : file.Data.At;
            if (lost.Key == Reason.NoScore) diagnostics.Add(ForesightDiagnostics.NoScore(at, names, file.Data));
            if (lost.Key == Reason.NoLabels) diagnostics.Add(ForesightDiagnostics.NoLabels(at, names, file.Data));
            if (lost.Key == Reason.NoPart) diagnostics.Add(ForesightDiagnostics.NoPart(at, names[0], file.Data));
            if (lost.Key == Reason.OneModel) diagnostics.Add(ForesightDiagnostics.ModelOfEachClass(at, names, file.Network!.At));
            if (lost.Key == Reason.Infinite) diagnostics.Add(ForesightDiagnostics.Infinite(at, names, file.Data, file.Process.Time.At, data, process is MatrixDerived));
        }
        foreach (var measure in asked[Reason.None].Select(m => m.Term))
        {
            CheckRoutes(measure, file, data, diagnostics);
            if (TermActivator.Create(measure) is EndMeasure between && !between.IsKnownOf(data)) diagnostics.Add(ForesightDiagnostics.DistanceUnknown(measure.At, measure.Term.Name, file.Data, data.Dimension));
            if (TermActivator.Create(measure) is PartInformation { First: var first } && first >= data.Dimension)
                diagnostics.Add(ForesightDiagnostics.NothingBesides(measure.Arguments.FirstOrDefault()?.At ?? measure.At, first, file.Data, data.Dimension));
        }
        if (!asked.Contains(Reason.None)) return isNamed ? null : file;
        var left = plan with { Value = new ListValue([.. asked[Reason.None]]) };
        return file with { Measures = file.Measures with { Arguments = file.Measures.Arguments.Replace(plan, left) } };
    }

    private static void CheckRoutes(BoundTerm measure, BoundFile file, DataDistribution data, DiagnosticBag diagnostics)
    {
        if (!((Measure)TermActivator.Create(measure)).By.Contains(Route.Quadrature)) return;
        var at = measure.Arguments.Single(a => a.Parameter.Kind == TermKind.Choices).At;
        if (data.Dimension > DensityQuadrature.MostDimensions) diagnostics.Add(ForesightDiagnostics.GridTooLarge(at, measure.Term.Name, file.Data, data.Dimension));
        else if (data.Normals is null) diagnostics.Add(ForesightDiagnostics.NoNormals(at, measure.Term.Name, file.Data));
    }

    private static bool HasScoreUnder(DerivedProcess process, DataDistribution data) => process switch
    {
        MatrixDerived => data.HasScoreUnderLinear,
        ComponentwiseDerived => data.HasScoreUnderDiagonal,
        _ => data.HasScore,
    };
}
