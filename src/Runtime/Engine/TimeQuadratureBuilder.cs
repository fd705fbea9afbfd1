using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Chooses the nodes. With u = ln Σ²/μ², du = σ²/Σ² dt and so ∫ (σ²/2) g dt = ∫ (Σ²/2) g du: smooth, without σ, and the same for every
/// parametrisation of time (Kingma et al. 2021); <see cref="Processes.Kernel.Weight"/> is Σ²/2 where components differ. Gauss–Legendre panels in u are halved where
/// a panel and its halves disagree.
/// <para>
/// Where Σ vanishes at the interval's start, u starts at −∞. There the integrand over u falls like e^u where E[g] tends to a constant, and the lower end is
/// moved down until it has; if it does not fall, the entropy production does not converge. What is left below the
/// lower end is then its value there times one e-fold: added to the first node's weight, and counted as an error.
/// </para>
/// </summary>
/// <param name="plan">Where it asks for parts of the integral, those are as good as the whole; null: it asks for none.</param>
internal sealed class TimeQuadratureBuilder(Subject subject, TimeIntegrand pilot, double tolerance, MeasurePlan? plan = null)
{
    private const double Fold = 4;
    private const double StartBelowData = 1e-6;
    private const double Negligible = 1e-6;
    private const double LeastShare = 0.05;

    // Nats: below it numbers are rounding errors of zero.
    private const double Nothing = 1e-12;
    private const int MostExtensions = 30;
    private const double Shortest = 1e-7;
    private const double ShortestError = 0.1;
    private const int MostNodes = 1024;

    private static readonly GaussLegendre Rule = new(8);

    private readonly int[] nonNegative = [.. Enumerable.Range(0, subject.Measures.Length).Where(j => subject.Measures[j].IsNonNegative)];

    public TimeQuadrature Build()
    {
        var (start, end, singular) = Limits();
        if (singular) start = Extend(start, end);
        var panels = Refine(start, end);
        double[] u = [.. panels.SelectMany(p => NodesOf(p.Start, p.End))];
        double[] weights = [.. panels.SelectMany(p => Rule.Weights.Select(w => w * p.Length / 2))];
        var kernels = subject.KernelsAt(u);
        if (Array.Find(kernels, k => !double.IsFinite(k.Diffusion)) is { Diffusion: not 0 } bad)
            throw Failures.KernelNotFinite(subject.Process.Name, "σ²", bad.Time, bad.Diffusion);
        var errors = subject.Measures.Select((_, j) => Math.Abs(panels.Sum(p => p.Difference(j)))).ToArray();
        double[] left = new double[errors.Length];
        var folds = singular ? Math.Exp(start - u[0]) : 0;
        if (singular)
        {
            left = [.. pilot.At([u[0]])[0].Select(v => Math.Abs(v) * folds)];
            for (var j = 0; j < errors.Length; j++) errors[j] += left[j];
            weights[0] += folds;
        }
        return new TimeQuadrature(
            [.. kernels.Select((k, i) => new TimeNode(k, k.Weight(weights[i])))], [.. errors], new PartialQuadrature([.. panels], weights, folds, left));
    }

    private (double Start, double End, bool Singular) Limits()
    {
        var (process, time) = (subject.Process, subject.Process.Time);
        var kernels = process.At([time.Start, time.End]);
        var end = kernels[1];
        end.Require(process.Name);
        var singular = !(kernels[0].NegativeLogSnr > double.NegativeInfinity);
        var start = singular ? Math.Log(StartBelowData * pilot.DataVariance) : kernels[0].NegativeLogSnr;
        if (singular) start = Math.Min(start, end.NegativeLogSnr - Fold);
        if (!(start < end.NegativeLogSnr)) throw Failures.SignalNotLost(process.Name, time.Start, time.End);
        return (start, end.NegativeLogSnr, singular);
    }

    private double Extend(double start, double end)
    {
        var count = (int)Math.Ceiling((end - start) / Fold);
        var coarse = Evaluate([.. Enumerable.Range(0, count)
            .Select(i => (start + (end - start) * i / count, start + (end - start) * (i + 1) / count))]);
        var lowest = coarse[0];
        var totals = subject.Measures.Select((_, j) => coarse.Sum(p => p.Integrals[j])).ToArray();
        for (var extension = 0; nonNegative.Any(j => lowest.Integrals[j] > Math.Max(Math.Min(Negligible, tolerance) * totals[j], Nothing)); extension++)
        {
            if (extension == MostExtensions) throw Diverges(lowest, totals);
            if (!Reached(lowest.Start)) throw Unreached(lowest, totals);
            lowest = Evaluate([(lowest.Start - Fold, lowest.Start)])[0];
            for (var j = 0; j < totals.Length; j++) totals[j] += lowest.Integrals[j];
        }
        return lowest.Start;
    }

    // A process whose formula cancels near the interval's start has no times for very small Σ.
    private bool Reached(double u) => Math.Abs(subject.KernelsAt([u])[0].NegativeLogSnr - u) < 0.5;

    private NecException Unreached(Panel lowest, double[] totals) => subject.Process.Time.Start == 0
        ? Diverges(lowest, totals)
        : Failures.TimeUnresolved(subject.Process.Time, subject.KernelsAt([lowest.Start])[0].Time);

    private NecException Diverges(Panel lowest, double[] totals)
    {
        var worst = nonNegative.MaxBy(j => lowest.Integrals[j] / totals[j]);
        return Failures.EntropyDiverges(
            subject.Process.Time, subject.Measures[worst].Name, subject.Measures[worst].Unit,
                lowest.Integrals[worst] / lowest.Length, subject.KernelsAt([lowest.Start])[0].Time);
    }

    private List<Panel> Refine(double start, double end)
    {
        // Where it is known at which times the integrand jumps, no panel goes across.
        var jumps = subject.Process.At(subject.Jumps).Select(k => k.NegativeLogSnr).Where(u => start < u && u < end);
        double[] places = [start, .. jumps.Distinct().Order(), end];
        var panels = Evaluate([.. places.Zip(places.Skip(1))]);
        double[] cuts = plan is null ? [] : [.. plan.Edges(Math.Exp(start / 2), Math.Exp(end / 2)).Append(plan.Resolution).Select(noise => 2 * Math.Log(noise))];
        while (true)
        {
            EvaluateHalves(panels);
            var allowed = Allowed(panels);
            // The share of its allowance that a panel uses up, by the measure that suffers most.
            double Strain(Panel p) => cuts.Where(u => p.Start < u && u < p.End).Select(p.DifferencesUpTo).Append(p.DifferencesUpTo(p.End)).Max(Strained);
            double Strained(double[] differences) => differences.Zip(allowed, (d, a) => d == 0 ? 0 : Math.Abs(d) / a).Max();
            var strained = panels.OrderByDescending(Strain).ToList();
            var (excess, split) = (strained.Sum(Strain) - 1, new HashSet<Panel>());
            foreach (var panel in strained.TakeWhile(_ => excess > 0))
            {
                excess -= Strain(panel);
                split.Add(panel);
            }
            if (split.Count == 0) return panels;
            // What is still unresolved on so short a panel grows without bound there: steps and kinks are resolved long before.
            if (split.FirstOrDefault(p => p.Length < Math.Min(Shortest, ShortestError * tolerance) * (end - start)) is { } stuck)
            {
                var suffers = Enumerable.Range(0, allowed.Length).MaxBy(j => Math.Abs(stuck.Difference(j)) / allowed[j]);
                throw Failures.EntropyDivergesInside(subject.Measures[suffers].Name, subject.KernelsAt([stuck.End])[0].Time);
            }
            if ((panels.Count + split.Count) * Rule.Nodes.Length > MostNodes)
            {
                var worst = Enumerable.Range(0, allowed.Length).MaxBy(j => Error(panels, j) / allowed[j]);
                throw Failures.QuadratureUnresolved(subject.Measures[worst].Name, Error(panels, worst), allowed[worst]);
            }
            panels = [.. panels.SelectMany(p => split.Contains(p) ? (Panel[])[p.Halves!.Value.Left, p.Halves.Value.Right] : [p])];
        }
    }

    // Relative to each measure's own size, but not to one that is nearly 0 beside the greatest of them.
    private double[] Allowed(List<Panel> panels)
    {
        var sizes = subject.Measures.Select((_, j) => panels.Sum(p => Math.Abs(p.Integrals[j]))).ToArray();
        return [.. sizes.Select((size, j) => tolerance * (nonNegative.Contains(j) ? Math.Max(size, LeastShare * Greatest(j)) : Greatest(j)) + Nothing)];

        double Greatest(int j) => nonNegative.Where(i => subject.Measures[i].Unit == subject.Measures[j].Unit).Select(i => sizes[i]).DefaultIfEmpty(sizes.Max()).Max();
    }

    private static double Error(List<Panel> panels, int measure) => panels.Sum(p => Math.Abs(p.Difference(measure)));

    private void EvaluateHalves(List<Panel> panels)
    {
        var whole = panels.Where(p => p.Halves is null).ToList();
        var halves = Evaluate([.. whole.SelectMany(p => new[] { (p.Start, (p.Start + p.End) / 2), ((p.Start + p.End) / 2, p.End) })]);
        for (var i = 0; i < whole.Count; i++) whole[i].Halves = (halves[2 * i], halves[2 * i + 1]);
    }

    private List<Panel> Evaluate(ImmutableArray<(double Start, double End)> spans)
    {
        var values = pilot.At([.. spans.SelectMany(s => NodesOf(s.Start, s.End))]);
        return [.. spans.Zip(values.Chunk(Rule.Nodes.Length), (s, v) => new Panel(s.Start, s.End, Rule, v))];
    }

    private static IEnumerable<double> NodesOf(double start, double end) => Rule.Nodes.Select(x => start + (end - start) * (1 + x) / 2);
}
