using System.Collections.Immutable;
using System.Diagnostics;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Measures a subject: chooses the nodes, takes blocks of data points in rounds until the accuracy is reached, and adds them in order. A
/// costly network sees few data points; S_tot, which costs next to nothing and follows the same data, then sees many more and
/// serves the network's measures as control variable (<see cref="Regression"/>).
/// </summary>
internal sealed class Measurement
{
    /// <summary>However many data points the accuracy needs, no more than these.</summary>
    public const long MostPoints = 1 << 22;

    // Of the accuracy asked for: well below a tenth of the standard error that is reached, however far beyond the accuracy a doubling leads.
    private const double QuadratureShare = 1.0 / 300;

    // Where no accuracy is asked for. Below that a network in float32 has only noise.
    private const double FineQuadrature = 1e-6;
    private const double CostlyQuadrature = 1e-5;

    // Where the error of the means is next to nothing, the panels' shall be less: they converge as fast.
    private const double SmoothQuadrature = 1e-8;

    private readonly Subject subject;
    private readonly MeasurePlan plan;
    private readonly Conditions given;

    public Measurement(Subject subject, Conditions given) => (this.subject, plan, this.given) = (subject, given.Plan, given);

    /// <exception cref="OperationCanceledException">It was cancelled before there was anything to tell, or other shares of the work have the rest.</exception>
    public Findings Run()
    {
        var clock = Stopwatch.StartNew();
        var quadrature = TimeQuadrature.Of(subject, Tolerance, given.Workers, given.Cancellation, plan);
        using var main = new BlockRunner(subject, "measure", quadrature.Nodes, plan.Samples > 0 ? plan.Samples : long.MaxValue);
        using var further = subject.IsCostly && main.ControlMeasure >= 0 && plan.Samples == 0
            ? new BlockRunner(subject with { Measures = [subject.Measures[main.ControlMeasure]] }, "control", quadrature.Nodes)
            : null;
        var perBlock = Draws.Shifts * main.Size;
        var sampling = new Sampling(main, further, plan.Samples > 0 ? (plan.Samples + perBlock - 1) / perBlock : 1, given.Ledger);
        var rule = new StoppingRule(subject, plan, main.Columns);
        Tell();
        do sampling.Advance(given.Workers, given.Cancellation, Tell);
        while (sampling.IsDone && rule.AsksForMore(sampling));
        sampling.Close();
        var results = subject.Measures.Select((_, j) => Result(j, quadrature, sampling, clock.Elapsed.TotalSeconds)).ToImmutableArray();
        return new Findings(results, [.. rule.Warnings(sampling, results)]);

        void Tell() => given.Progress?.Report(new MeasureProgress(sampling.Done, sampling.Target, rule.Worst(sampling)));
    }

    private double Tolerance => NormalStrata.MakesSmooth(subject) && !subject.IsCostly ? SmoothQuadrature : plan.Samples == 0 ? plan.Accuracy * QuadratureShare : subject.IsCostly ? CostlyQuadrature : FineQuadrature;

    private MeasureResult Result(int measure, TimeQuadrature quadrature, Sampling sampling, double seconds)
    {
        var (m, nodes) = (subject.Measures[measure], quadrature.Nodes);
        var total = sampling.Of(measure, nodes.Length);
        var points = sampling.IsControlled && m is TotalEntropyProduction ? sampling.ControlPoints : sampling.Points;
        var estimate = new Estimate(total.Value, total.StandardError, points, points * nodes.Length, quadrature.Errors[measure]) { Replicates = Draws.Shifts };
        var course = new TimeCourse(quadrature, measure, plan, Draws.Shifts, k => Known(sampling.Of(measure, k)), a => Known(sampling.Sum(measure, a)));
        return m.Result(estimate, seconds) with
        {
            Rate = course.Rate(),
            Levels = course.Levels(),
            BelowResolution = course.BelowResolution(),
            Notes = [.. m.NotesOf(subject), .. course.Remarks()],
            GivenLabels = subject.IsGivenLabels(m),
            Shifts = [.. total.Values],
            Tail = sampling.TailOf(measure),
        };

        static NodeSum Known(Regression r) => new(r.Value, r.StandardError);
    }
}
