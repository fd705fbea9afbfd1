using System.Collections.Immutable;
using System.Globalization;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The measures of a plan that can be had, by the routes that it names: those of one estimator are found in one pass.</summary>
internal sealed class Passes
{
    private readonly Conditions given;
    private readonly ImmutableArray<(Measure Measure, Route? Route, IEstimator Estimator)> asked;

    /// <exception cref="NecException">None can be had.</exception>
    public Passes(Conditions given)
    {
        this.given = given;
        var all = given.Plan.Measures.SelectMany(m => m.By.Select(r => (Route?)r).DefaultIfEmpty().Select(r => (Measure: m, Route: r, Estimator: m.EstimatorBy(r)))).ToArray();
        using var score = given.Data.ScoreAt(given.Process.At([(given.Process.Time.Start + given.Process.Time.End) / 2])[0], CPU);
        var missing = all.ToLookup(a => Missing(a.Measure, score is not null) ?? a.Estimator.Missing(a.Measure, given));
        asked = [.. missing[null]];
        Unavailable = [.. missing.Where(m => m.Key is not null).SelectMany(m => m.Select(a => Failures.Unavailable(MeasureResult.NameOf(a.Measure.Name, a.Route), m.Key!)))];
        if (asked.IsEmpty) throw Failures.NothingToMeasure(Unavailable.Select(u => u.Message));
    }

    /// <summary>One for each that cannot be had.</summary>
    public ImmutableArray<RunWarning> Unavailable { get; }

    /// <summary>Whether <see cref="Run"/> was cancelled before everything was found.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Finds what can be found: a pass that is cancelled tells what it has. Of a share of the work nothing is told.</summary>
    /// <returns>In the order of the measures, and of each one's routes.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled before there was anything to tell.</exception>
    public Findings Run()
    {
        var isWhole = given.Ledger.Share.IsWhole;
        if (!isWhole && given.Plan.Samples == 0) throw Failures.ShareOfUnknownWork();
        var (results, warnings) = (ImmutableArray.CreateBuilder<MeasureResult>(), ImmutableArray.CreateBuilder<RunWarning>());
        foreach (var (number, pass) in asked.GroupBy(a => a.Estimator).Index())
        {
            if (!isWhole && !pass.Key.IsShared) continue;
            if (FoundBy(pass.Key, [.. pass.Select(a => a.Measure)], number) is not { } found) continue;
            results.AddRange(from a in pass from r in found.Measures where r.Measure == a.Measure.Name select r with { Route = a.Route });
            warnings.AddRange(found.Warnings);
        }
        IsIncomplete |= given.Ledger.IsOpen;
        if (IsIncomplete && results.Count == 0) throw new OperationCanceledException(given.Cancellation);
        if (IsIncomplete) warnings.Add(Failures.Stopped(asked.Select(a => MeasureResult.NameOf(a.Measure.Name, a.Route)).Except(results.Select(r => r.Name))));
        return new Findings([.. from a in asked from r in results where (r.Measure, r.Route) == (a.Measure.Name, a.Route) select r], warnings.ToImmutable());
    }

    /// <returns>Null where there is nothing to tell.</returns>
    private Findings? FoundBy(IEstimator estimator, ImmutableArray<Measure> measures, int number)
    {
        try
        {
            given.Cancellation.ThrowIfCancellationRequested();
            return estimator.Run(measures, given with { Ledger = given.Ledger.Of(number.ToString(CultureInfo.InvariantCulture)) });
        }
        catch (OperationCanceledException)
        {
            IsIncomplete |= given.Cancellation.IsCancellationRequested;
            return null;
        }
    }

    private string? Missing(Measure measure, bool hasScore) =>
        measure.NeedsNetwork && given.Network is null ? "the file binds no network"
        : measure.NeedsBaseline && given.Baseline is null ? "the file binds one network alone"
        : measure.NeedsScore && !hasScore ? "the data has no exact score"
        : given.Network is { IsToldLabels: true } && measure.IsOfOneModel ? "the network is told labels, and has a model for each class"
        : measure.Missing(given.Process) ?? measure.Missing(given.Data);
}
