using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Of what measures are taken, how well, and with what.</summary>
/// <param name="Network">Null where the file binds none.</param>
/// <param name="Seed">Of all random numbers: an estimator draws them from a <see cref="RandomStream"/> of its own purpose.</param>
public sealed record Conditions(
    Process Process,
    DataDistribution Data,
    Network? Network,
    MeasurePlan Plan,
    Device Device,
    long Seed,
    Workers Workers,
    IProgress<MeasureProgress>? Progress = null,
    CancellationToken Cancellation = default)
{
    /// <summary>The network that the first is compared with; null where the file binds one alone.</summary>
    public Network? Baseline { get; init; }

    /// <summary>What was taken earlier, and what part of the work is to be taken.</summary>
    public Ledger Ledger { get; init; } = new(Share.Whole);

    /// <summary>Of some integrals over time.</summary>
    public Subject SubjectOf(IEnumerable<Measure> integrals) => new(Process, Data, Network, [.. integrals.Cast<TimeIntegral>()], Device, Seed) { Baseline = Baseline };
}
