using System.Collections.Immutable;
using NeuralEntropy.Runtime.Balance;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// What simulated paths tell (<see cref="PathSimulation"/>). A mean over paths f_N of N steps is off by a/N + b/N² + …; of N, 2N and 4N steps, (8 f_4N − 6 f_2N + f_N)/3 has neither
/// term, and how far it is from 2 f_4N − f_2N, which has not the first, is told as its error. N is doubled until that error is small.
/// </summary>
internal sealed class PathEstimator : IEstimator
{
    private const int FewestSteps = 16;
    private const int MostSteps = 256;
    private const int PilotBlocks = 4;

    // Of the accuracy asked for; the steps must not spoil it.
    private const double StepShare = 0.25;

    public static PathEstimator Shared { get; } = new();

    /// <inheritdoc/>
    public string? Missing(Measure measure, Conditions given) => EntropyBalance.MissingAtStart(given);

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var clock = Stopwatch.StartNew();
        var measure = measures.Single();
        var simulation = Simulation(measure, given);
        var sampling = new UnitSampling(given, "paths", measure.Name);
        var tally = sampling.Take(block => Means(simulation, block), t => UnitSampling.Relative(t.StandardError(0), t.Mean[0]));
        var estimate = new Estimate(tally.Mean[0], tally.StandardError(0), tally.Count, tally.Count * simulation.Evaluations, Math.Abs(tally.Mean[1]));
        var result = new MeasureResult(measure.Name, measure.Symbol, estimate, Rate.None, clock.Elapsed.TotalSeconds);
        return new Findings([result], sampling.Warnings);
    }

    private static PathSimulation Simulation(Measure measure, Conditions given)
    {
        var pilot = new UnitSampling(given, "pilot of paths", measure.Name);
        for (var steps = FewestSteps; ; steps *= 2)
        {
            var simulation = new PathSimulation(given, steps);
            var tally = pilot.Advance<Tally>(null, 0, PilotBlocks, block => Means(simulation, block));
            if (steps == MostSteps || Math.Abs(tally.Mean[1]) <= StepShare * given.Plan.Accuracy * Math.Abs(tally.Mean[0])) return simulation;
        }
    }

    // Δs without the first two terms of the steps' error, and with the second.
    private static Tally Means(PathSimulation simulation, UnitSampling.Block block)
    {
        var s = simulation.Entropies(block.Size, block.Generator).mean([1]);
        return block.Tally(Extrapolated(s));
    }

    /// <returns>[2, units] of [3, units]</returns>
    private static Tensor Extrapolated(Tensor s)
    {
        var weights = tensor([1.0 / 3, -2, 8.0 / 3, 1.0 / 3, -1, 2.0 / 3], [2, 3], dtype: float64, device: s.device);
        return weights.mm(s);
    }
}
