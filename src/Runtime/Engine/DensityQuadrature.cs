using System.Collections.Immutable;
using System.Diagnostics;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// A measure ∫ (σ²/2) E[g] dt without sampling, of data that is a mixture of normals in one or two dimensions: E[g] on a grid (<see cref="NormalGrid"/>), the
/// integral over time on panels in the log signal-to-noise ratio (<see cref="TimeQuadratureBuilder"/>). The error is that of both.
/// </summary>
public sealed class DensityQuadrature : IEstimator
{
    public static DensityQuadrature Shared { get; } = new();

    /// <summary>The most components that a grid can be laid through.</summary>
    public const int MostDimensions = 2;

    /// <summary>Of the integral over time, relative.</summary>
    public const double Tolerance = 1e-10;

    // Relative; what is above it is told.
    private const double Coarse = 1e-8;

    /// <inheritdoc/>
    public string? Missing(Measure measure, Conditions given) =>
        given.Data.Dimension > MostDimensions ? $"the data has {given.Data.Dimension} components, and a grid is laid through {MostDimensions} at most"
        : given.Data.Normals is null ? "the data is no mixture of normal distributions"
        : null;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var found = measures.Select(m => Run(given.SubjectOf([m]), given.Workers, given.Cancellation, plan: given.Plan)).ToArray();
        return new Findings([.. found.Select(f => f.Result)], [.. found.SelectMany(f => f.Warnings)]);
    }

    /// <param name="subject">Of one measure, whose g is a function of y alone.</param>
    /// <param name="refinement">Further halvings of the grid, beyond what is needed.</param>
    /// <param name="plan">What is asked for beside the number; null: nothing.</param>
    public static (MeasureResult Result, ImmutableArray<RunWarning> Warnings) Run(
        Subject subject, Workers workers, CancellationToken cancellation, double tolerance = Tolerance, int refinement = 0, MeasurePlan? plan = null)
    {
        var clock = Stopwatch.StartNew();
        // The tables of a grid are small, and lie where they are made.
        subject = subject with { Device = CPU };
        var measure = subject.Measures.Single();
        using var grid = new NormalGrid(subject.Data.Normals!, refinement);
        using var integrand = new GridIntegrand(subject, grid, workers, cancellation);
        var time = new TimeQuadratureBuilder(subject, integrand, tolerance, plan).Build();
        var means = workers.Map(time.Nodes.Length, i => integrand.Mean(time.Nodes[i].Kernel), cancellation);
        var value = time.Nodes.Zip(means, (n, m) => n.Weight * m.Mean).Sum();
        var error = time.Errors[0] + time.Nodes.Zip(means, (n, m) => n.Weight * m.Error).Sum();
        var course = new TimeCourse(
            time, 0, plan ?? new MeasurePlan([]), 0, k => new(means[k].Mean, 0), a => new(a.Zip(means, (w, m) => w * m.Mean).Sum(), 0, a.Zip(means, (w, m) => Math.Abs(w) * m.Error).Sum()));
        var result = measure.Result(new Estimate(value, 0, 0, means.Sum(m => m.Points), error), clock.Elapsed.TotalSeconds) with
        { Route = Route.Quadrature, Rate = course.Rate(), Levels = course.Levels(), BelowResolution = course.BelowResolution(), Notes = course.Remarks() };
        return (result, error > Coarse * Math.Abs(value) && error > 1e-12 ? [Failures.QuadratureCoarse(result.Name, error, 0)] : []);
    }
}
