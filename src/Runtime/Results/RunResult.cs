using System.Collections.Immutable;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime.Results;

/// <summary>Everything that a run came to.</summary>
public sealed record RunResult
{
    /// <summary>The version of nec.</summary>
    public required string Version { get; init; }

    public required string File { get; init; }

    public required long Seed { get; init; }

    public required string Device { get; init; }

    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>The files that the data came from.</summary>
    public ImmutableArray<DataFileRecord> DataFiles { get; init; } = [];

    /// <summary>What was changed from outside, by key, as written.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>What sweeps of the file gave to this run; empty where it has none.</summary>
    public ImmutableArray<SweptValue> Sweep { get; init; } = [];

    /// <summary>Worker threads. They change no measured digit; training splits its sums over them.</summary>
    public required int Threads { get; init; }

    public required ImmutableArray<MeasureResult> Measures { get; init; }

    public required ImmutableArray<RunWarning> Warnings { get; init; }

    /// <summary>Whether it was stopped before everything was measured as it should be.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Null where nothing was trained.</summary>
    public TrainingSummary? Training { get; init; }

    /// <summary>Of the network that the first is compared with.</summary>
    public TrainingSummary? BaselineTraining { get; init; }

    /// <summary>The network's weights and frozen buffers by name, on the CPU; null where it has none. The caller disposes them.</summary>
    public IReadOnlyDictionary<string, TorchSharp.torch.Tensor>? Weights { get; init; }

    /// <summary>Those of the network that the first is compared with.</summary>
    public IReadOnlyDictionary<string, TorchSharp.torch.Tensor>? BaselineWeights { get; init; }

    /// <summary>Of every measure that was taken by more than one route.</summary>
    public ImmutableArray<Agreement> Agreements => Agreement.Of(Measures);

    /// <summary>The inequalities between the entropies that this run can check.</summary>
    public ImmutableArray<Bound> Bounds => Bound.Of(this);

    /// <summary>The S_tot that the network should have: that of the classes, where it is told the label; null where it was not measured.</summary>
    public MeasureResult? Total => this[this["S_NN"] is { GivenLabels: true } ? "S_tot_given_labels" : "S_tot"];

    /// <summary>The measure of that name, or null; by its first route where it names none.</summary>
    public MeasureResult? this[string name] => Measures.FirstOrDefault(m => m.Name == name) ?? Measures.FirstOrDefault(m => m.Measure == name);
}
