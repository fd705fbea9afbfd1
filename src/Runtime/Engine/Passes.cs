using System.Collections.Immutable;
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

    /// <returns>In the order of the measures, and of each one's routes.</returns>
    public Findings Run()
    {
        var (results, warnings) = (ImmutableArray.CreateBuilder<MeasureResult>(), ImmutableArray.CreateBuilder<RunWarning>());
        foreach (var pass in asked.GroupBy(a => a.Estimator))
        {
            var found = pass.Key.Run([.. pass.Select(a => a.Measure)], given);
            results.AddRange(from a in pass from r in found.Measures where r.Measure == a.Measure.Name select r with { Route = a.Route });
            warnings.AddRange(found.Warnings);
        }
        return new Findings([.. from a in asked from r in results where (r.Measure, r.Route) == (a.Measure.Name, a.Route) select r], warnings.ToImmutable());
    }

    private string? Missing(Measure measure, bool hasScore) =>
        measure.NeedsNetwork && given.Network is null ? "the file binds no network"
        : measure.NeedsScore && !hasScore ? "the data has no exact score"
        : measure.Missing(given.Process) ?? measure.Missing(given.Data);
}
