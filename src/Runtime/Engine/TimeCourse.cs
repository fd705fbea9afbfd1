using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>A number that was made of the means of g at the nodes.</summary>
/// <param name="Error">Of the means beside their standard errors.</param>
internal readonly record struct NodeSum(double Value, double StandardError, double Error = 0);

/// <summary>
/// How a measure comes about in the course of time: its rates, what it has come to, and its parts. The part between two times is the sum Σ_k a_k E[g]_k over all nodes with
/// <see cref="PartialQuadrature"/>'s share of every weight, and its error is that of this sum. A share of the whole s = P/S has to first order the
/// error of (P − s S)/S at fixed s, which is such a sum, too.
/// </summary>
/// <param name="measure">Its index among those of the quadrature.</param>
/// <param name="replicates">As <see cref="Estimate.Replicates"/>.</param>
/// <param name="mean">E[g] at a node.</param>
/// <param name="sum">Σ_k a_k E[g]_k.</param>
internal sealed class TimeCourse(TimeQuadrature time, int measure, MeasurePlan plan, int replicates, Func<int, NodeSum> mean, Func<double[], NodeSum> sum)
{
    // Standard errors: a whole that is nearer to 0 may be 0.
    private const double Least = 2;

    // Nats: below it numbers are rounding errors of zero.
    private const double Nothing = 1e-12;

    private readonly NodeSum whole = sum([.. time.Nodes.Select(n => n.Weight)]);

    public Rate Rate()
    {
        var (means, u) = (time.Nodes.Select((_, k) => mean(k)).ToArray(), time.Nodes.Select(n => n.Kernel.NegativeLogSnr).ToArray());
        return new Rate(
            [.. time.Nodes.Select(n => n.Kernel.Time)],
            [.. u.Select(v => -v)],
            TimeSeries.Of(time.Nodes.Select((n, k) => Known(means[k], n.Kernel.Diffusion / 2, 0))),
            TimeSeries.Of(time.Nodes.Select((n, k) => Known(means[k], n.Kernel.Weight(1), 0))),
            TimeSeries.Of(u.Select(v => Known(Weighted(time.Parts.Shares(v)), 1, time.Parts.Error(measure, double.NegativeInfinity, v)))));
    }

    /// <summary>The parts at the levels of noise that the plan asks for; none where it asks for none.</summary>
    public ImmutableArray<Level> Levels()
    {
        var edges = plan.Edges(Noise(time.Parts.Start), Noise(time.Parts.End));
        double[] ends = [0, .. edges, double.PositiveInfinity];
        return edges.IsEmpty ? [] : [.. ends.Zip(ends.Skip(1), Between)];
    }

    /// <summary>The part below the resolution that the plan states; null where it states none.</summary>
    public Level? BelowResolution() => plan.Resolution > 0 ? Between(0, plan.Resolution) : null;

    /// <summary>What a reader must know of that part.</summary>
    public ImmutableArray<string> Remarks() =>
        plan.Resolution > 0 && !time.Parts.ReachesData && Noise(time.Parts.Start) is var least && plan.Resolution <= least ? [Engine.Remarks.OfResolution(plan.Resolution, least)] : [];

    private Level Between(double from, double to)
    {
        var (start, end) = (2 * Math.Log(from), 2 * Math.Log(to));
        double[] shares = [.. time.Parts.Shares(end).Zip(time.Parts.Shares(start), (a, b) => a - b)];
        var part = Weighted(shares);
        var s = part.Value / whole.Value;
        var isKnown = Math.Abs(whole.Value) > Math.Max(Least * whole.StandardError, Nothing);
        return new Level(
            from, to, part.Value, part.StandardError, time.Parts.Error(measure, start, end) + part.Error,
            isKnown ? s : null,
            isKnown ? Weighted([.. shares.Select(a => a - s)]).StandardError / Math.Abs(whole.Value) : null);
    }

    private NodeSum Weighted(double[] shares) => sum([.. shares.Zip(time.Nodes, (a, n) => a * n.Weight)]);

    private Estimate Known(NodeSum of, double factor, double error) =>
        new(of.Value * factor, of.StandardError * factor, 0, 0, of.Error * factor + error) { Replicates = replicates };

    private static double Noise(double u) => Math.Exp(u / 2);
}
