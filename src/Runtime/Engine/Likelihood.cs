using System.Collections.Immutable;
using System.Diagnostics;
using NeuralEntropy.Runtime.Balance;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Means over the data of log p_θ, and of its difference to log p_d: all that share a way to log p_θ share the data points.</summary>
public abstract record Likelihood : IEstimator
{
    /// <inheritdoc/>
    public virtual string? Missing(Measure measure, Conditions given) => measure.NeedsDensity ? EntropyBalance.MissingAtStart(given) : null;

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var clock = Stopwatch.StartNew();
        DensityMeasure[] asked = [.. measures.Cast<DensityMeasure>()];
        using var densities = Of(given, asked.Any(m => m.IsDivergence));
        var sampling = new UnitSampling(given, "likelihood", asked[0].Name, densities.Size, densities.Round, densities.Most);
        var sums = sampling.Take(block => densities.SumsOf(asked, block), all => asked.Select((m, j) => RelativeError(m, all.Numbers, j, given)).Max());
        var results = asked.Select((m, j) => Result(m, sums, j, densities, given, clock)).ToImmutableArray();
        var coarse = results.Where(r => r.Estimate.QuadratureError > r.Estimate.StandardError)
            .Select(r => Failures.QuadratureCoarse(r.Name, r.Estimate.QuadratureError, r.Estimate.StandardError));
        return new Findings(results, [.. Warnings(given), .. sampling.Warnings, .. coarse, .. asked.SelectMany((m, j) => sums.Numbers.DoubtsOf(m.Name, j))]);
    }

    /// <summary>The way to log p_θ.</summary>
    /// <param name="hasGap">Whether a measure holds log p_d.</param>
    internal abstract PointDensities Of(Conditions given, bool hasGap);

    private protected virtual IEnumerable<RunWarning> Warnings(Conditions given) => [];

    private static MeasureResult Result(DensityMeasure measure, DensitySums sums, int j, PointDensities densities, Conditions given, Stopwatch clock)
    {
        var estimate = new Estimate(sums.Numbers.Mean[j], sums.Numbers.StandardError(j), sums.Count, sums.Evaluations, densities.ErrorOf(measure));
        return measure.Result(estimate, clock.Elapsed.TotalSeconds) with
        {
            Notes = [.. measure.IsDivergence ? [] : new[] { Remarks.OfBits(estimate, given.Data.Dimension, measure.Width) }, .. densities.Notes],
        };
    }

    // A log-density may be 0: the accuracy is of it, or of one nat a dimension where it is less. A divergence takes the points that there are.
    private static double RelativeError(DensityMeasure measure, Tally tally, int j, Conditions given) => measure.IsDivergence
        ? 0
        : UnitSampling.Relative(tally.StandardError(j), Math.Max(Math.Abs(tally.Mean[j]), given.Data.Dimension));
}
