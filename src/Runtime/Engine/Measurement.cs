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

    private readonly Subject subject;
    private readonly MeasurePlan plan;
    private readonly Workers workers;
    private readonly CancellationToken cancellation;
    private readonly IProgress<MeasureProgress>? progress;

    public Measurement(Subject subject, MeasurePlan plan, Workers workers, IProgress<MeasureProgress>? progress, CancellationToken cancellation)
    {
        (this.subject, this.plan, this.workers, this.progress, this.cancellation) = (subject, plan, workers, progress, cancellation);
    }

    public (ImmutableArray<MeasureResult> Measures, ImmutableArray<RunWarning> Warnings) Run()
    {
        var clock = Stopwatch.StartNew();
        var quadrature = TimeQuadrature.Of(subject, Tolerance, workers, cancellation);
        using var main = new BlockRunner(subject, "measure", quadrature.Nodes, plan.Samples > 0 ? plan.Samples : long.MaxValue);
        using var further = subject.IsCostly && main.ControlMeasure >= 0 && plan.Samples == 0
            ? new BlockRunner(subject with { Measures = [subject.Measures[main.ControlMeasure]] }, "control", quadrature.Nodes)
            : null;
        var perBlock = Draws.Shifts * main.Size;
        var sampling = new Sampling(main, further, plan.Samples > 0 ? (plan.Samples + perBlock - 1) / perBlock : 1);
        var rule = new StoppingRule(subject, plan, main.Columns);
        progress?.Report(new MeasureProgress(0, sampling.Target, double.NaN));
        while (sampling.Advance(workers, cancellation, Tell)) rule.Plan(sampling);
        var results = subject.Measures.Select((_, j) => Result(j, quadrature, sampling, clock.Elapsed.TotalSeconds)).ToImmutableArray();
        return (results, [.. rule.Warnings(sampling, results)]);

        void Tell() => progress?.Report(new MeasureProgress(sampling.Done, sampling.Target, rule.Worst(sampling)));
    }

    private double Tolerance => plan.Samples == 0 ? plan.Accuracy * QuadratureShare : subject.IsCostly ? CostlyQuadrature : FineQuadrature;

    private MeasureResult Result(int measure, TimeQuadrature quadrature, Sampling sampling, double seconds)
    {
        var (m, nodes) = (subject.Measures[measure], quadrature.Nodes);
        var total = sampling.Of(measure, nodes.Length);
        var points = sampling.ControlPoints > 0 && m is TotalEntropyProduction ? sampling.ControlPoints : sampling.Points;
        var estimate = new Estimate(total.Value, total.StandardError, points, points * nodes.Length, quadrature.Errors[measure]) { Replicates = Draws.Shifts };
        var rates = nodes.Select((_, k) => sampling.Of(measure, k)).ToArray();
        return new MeasureResult(
            m.Name, m.Symbol, estimate,
            new Rate(
                [.. nodes.Select(n => n.Kernel.Time)],
                [.. nodes.Select(n => -n.Kernel.NegativeLogSnr)],
                [.. rates.Select((r, k) => r.Value * nodes[k].Kernel.Diffusion / 2)],
                [.. rates.Select((r, k) => r.StandardError * nodes[k].Kernel.Diffusion / 2)]),
            seconds)
        {
            Notes = m.NotesOf(subject),
            Shifts = [.. total.Values],
        };
    }
}
