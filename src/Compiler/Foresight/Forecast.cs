using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>What the process does to this data, told before anything is measured: where a number depends on a cut-off, and what is left at the end.</summary>
/// <remarks>Data that lies in files is not read for it: they are points, and that is enough to tell by how much the least noise matters.</remarks>
internal static class Forecast
{
    /// <summary>A mismatch is told from here on, in nats: what is less is less than a tenth of a bit.</summary>
    private const double NotableMismatch = 0.05;

    /// <summary>And from this part of the divergence at the start on: what is less does not show in S_tot.</summary>
    private const double NotableShare = 0.01;

    public static void Check(BoundFile file, DerivedProcess process, DiagnosticBag diagnostics)
    {
        var data = (DataDistribution)TermActivator.Create(file.Data);
        try
        {
            if (!data.Files.IsEmpty && IsAsked(file) && OfLeastNoise(file, process, data) is { } least) diagnostics.Add(least);
            if (!data.Files.IsEmpty || MomentPath.Of(process, data) is not { } path) return;
            foreach (var told in Cutoffs(file, process, path, data)) diagnostics.Add(told);
            if (AtRest(file, process, path) is { } rest) diagnostics.Add(rest);
        }
        catch (NecException)
        {
            // Too rough for the kernel's solver: the run refuses it and says where.
        }
    }

    private static IEnumerable<Diagnostic> Cutoffs(BoundFile file, DerivedProcess process, MomentPath path, DataDistribution data)
    {
        var (interval, start) = (file.Process.Time.At, process.Interval.Start);
        var found = Axes(process, path).SelectMany(axis => Cutoff.Of(axis.Process, axis.Path)).GroupBy(cutoff => (cutoff.End, cutoff.Limit)).ToArray();
        foreach (var same in found)
            yield return ForesightDiagnostics.DependsOnCutoff(
                interval, file.Data.At, new Cutoff(same.Key.End, same.Key.Limit, same.Sum(cutoff => cutoff.Slope)), process.Time.Name, same.Key.End == start,
                data.Mean.Sum(m => m * m) + data.Variances.Sum(), same.Key.End == start ? data.MissingDimensions : 0);
        if (found.All(same => same.Key.End != start) && OfLeastNoise(file, process, data) is { } least) yield return least;
    }

    /// <summary>Whether an S_tot is to be measured.</summary>
    private static bool IsAsked(BoundFile file) =>
        ((ListValue)file.Measures["measures"]!).Items.OfType<TermValue>().Any(m => TermActivator.Create(m.Term) is TotalEntropyProduction or EntropyGivenLabels);

    /// <summary>Of data that has no density in some dimensions.</summary>
    private static Diagnostic? OfLeastNoise(BoundFile file, DerivedProcess process, DataDistribution data)
    {
        var (start, axes) = (process.Interval.Start, process switch { IsotropicDerived alike => [alike], ComponentwiseDerived each => each.Axes, _ => (IEnumerable<IsotropicDerived>)[] });
        return data.MissingDimensions > 0 && axes.Select(axis => QuantityValues.Of(axis).At(axis.Variance, start)).DefaultIfEmpty(0).Min() is > 0 and var least
            ? ForesightDiagnostics.DependsOnLeastNoise(file.Process.Time.At, file.Data.At, data.MissingDimensions, Moment.Of(process, start), Math.Sqrt(least))
            : null;
    }

    private static Diagnostic? AtRest(BoundFile file, DerivedProcess process, MomentPath path)
    {
        var (start, end) = process.Interval;
        if (path.Repels(end)) return ForesightDiagnostics.Repelling((file.Process.Drift?.At ?? file.Process.Kernel?.At ?? file.Process.Equilibrium?.At)!, Moment.Of(process, end));
        return path.Divergence(end) is > NotableMismatch and var mismatch && path.Divergence(start) is { } first && mismatch > NotableShare * first
            ? ForesightDiagnostics.PriorMismatch(file.Process.Time.At, file.Data.At, Moment.Of(process, end), mismatch, first, path.Moves(start + 0.9 * (end - start), end))
            : null;
    }

    private static IEnumerable<(IsotropicDerived Process, IsotropicPath Path)> Axes(DerivedProcess process, MomentPath path) => (process, path) switch
    {
        (IsotropicDerived alike, IsotropicPath one) => [(alike, one)],
        (ComponentwiseDerived each, ComponentPath several) => each.Axes.Zip(several.Axes),
        _ => [],
    };
}
