using System.Collections.Immutable;
using NeuralEntropy.Runtime.Balance;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// What simulated paths tell (<see cref="PathSimulation"/>): the mean and the variance of Δs, and the mean of exp(−Δs). A mean f_N over paths of N steps is off by a/N + b/N² + …; of N, 2N and
/// 4N steps, (8 f_4N − 6 f_2N + f_N)/3 has neither term, and how far it is from 2 f_4N − f_2N, which has not the first, is told as its error. N is doubled until that
/// error is small. exp(−Δs) is right at any N.
/// </summary>
internal sealed class PathEstimator : IEstimator
{
    private const int FewestSteps = 16;
    private const int MostSteps = 256;
    private const int PilotBlocks = 4;
    private const int Bins = 50;

    // In deviations.
    private const double Reach = 5;

    // Of the accuracy asked for; the steps must not spoil it.
    private const double StepShare = 0.25;

    // Where each number stands: extrapolated, and its last correction.
    private const int Mean = 0, MeanCorrection = 1, Square = 2, SquareCorrection = 3, Weight = 4;

    public static PathEstimator Shared { get; } = new();

    /// <inheritdoc/>
    public string? Missing(Measure measure, Conditions given) => EntropyBalance.MissingAtStart(given);

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var clock = Stopwatch.StartNew();
        var (simulation, bins) = Pilot(measures[0], given);
        var centre = (bins.Start + bins.End) / 2;
        var isInfinite = FluctuationVariance.IsInfinite(given);
        var sampling = new UnitSampling(given, "paths", measures[0].Name);
        var sums = sampling.Take(block => Sums(simulation, bins, block), all => measures.Max(m => Of(m, all) is { } e ? UnitSampling.Relative(e.StandardError, e.Value) : 0));
        var seconds = clock.Elapsed.TotalSeconds;
        ImmutableArray<MeasureResult> results =
            [.. from m in measures
                let estimate = Of(m, sums)
                where estimate is not null
                select m.Result(estimate, seconds) with { Histogram = m is EntropyVariance ? sums.Histogram : null }];
        var coarse = results.Where(r => r.Estimate.QuadratureError > Math.Max(r.Estimate.StandardError, StepShare * given.Plan.Accuracy * Math.Abs(r.Estimate.Value)))
            .Select(r => Failures.QuadratureCoarse(r.Name, r.Estimate.QuadratureError, r.Estimate.StandardError));
        var doubts = measures.Where(m => Of(m, sums) is null).Select(m => Failures.MeanNotKnown(m.Name, Doubt(sums)!));
        return new Findings(results, [.. sampling.Warnings, .. coarse, .. doubts, .. measures.Where(m => m is TotalEntropyProduction).SelectMany(m => sums.Numbers.DoubtsOf(m.Name, Mean))]);

        string? Doubt(PathSums all) => all.Tail.Doubt(all.Numbers.Mean[Weight], isInfinite);

        // Null where it is not to be trusted.
        Estimate? Of(Measure measure, PathSums all)
        {
            var t = all.Numbers;
            var off = t.Mean[Mean] - centre;
            Estimate Known(double value, double standardError, double error) => new(value, standardError, t.Count, t.Count * simulation.Evaluations, Math.Abs(error));
            return measure switch
            {
                FluctuationTheorem => Doubt(all) is null ? Known(t.Mean[Weight], t.StandardError(Weight), 0) : null,
                EntropyVariance => Known(t.Mean[Square] - off * off, t.StandardErrorOf([-2 * off, 0, 1, 0, 0]), t.Mean[SquareCorrection] - 2 * off * t.Mean[MeanCorrection]),
                _ => Known(t.Mean[Mean], t.StandardError(Mean), t.Mean[MeanCorrection]),
            };
        }
    }

    /// <summary>With as many steps as are needed, and the bins of the histogram.</summary>
    private static (PathSimulation Simulation, Histogram Bins) Pilot(Measure measure, Conditions given)
    {
        var pilot = new UnitSampling(given, "pilot of paths", measure.Name);
        for (var steps = FewestSteps; ; steps *= 2)
        {
            var simulation = new PathSimulation(given, steps);
            var t = pilot.First(PilotBlocks, block => Sums(simulation, PathSums.Bins(0, 1, 2), block)).Numbers;
            if (steps < MostSteps && Math.Abs(t.Mean[MeanCorrection]) > StepShare * given.Plan.Accuracy * Math.Abs(t.Mean[Mean])) continue;
            var deviation = Math.Sqrt(Math.Max(t.Mean[Square] - t.Mean[Mean] * t.Mean[Mean], double.Epsilon));
            return (simulation, PathSums.Bins(t.Mean[Mean], Reach * deviation, Bins));
        }
    }

    private static PathSums Sums(PathSimulation simulation, Histogram bins, UnitSampling.Block block)
    {
        var s = simulation.Entropies(block.Size, block.Generator);
        var deviation = s - (bins.Start + bins.End) / 2;
        // Both paths of a unit count for half of it.
        var weights = (s[^1] * -1).logsumexp(0) - Math.Log(2);
        var numbers = cat([Extrapolated(s.mean([1])), Extrapolated((deviation * deviation).mean([1])), weights.exp().unsqueeze(0)], 0);
        return new PathSums(block.Tally(numbers), WeightTail.Of(Numbers(weights)), bins.Of(Numbers(s[^1])));
    }

    /// <returns>[2, units] of [3, units]</returns>
    private static Tensor Extrapolated(Tensor s)
    {
        var weights = tensor([1.0 / 3, -2, 8.0 / 3, 1.0 / 3, -1, 2.0 / 3], [2, 3], dtype: float64, device: s.device);
        return weights.mm(s);
    }

    private static double[] Numbers(Tensor values) => values.cpu().contiguous().data<double>().ToArray();
}
