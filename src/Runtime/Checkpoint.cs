using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime;

/// <summary>Keeps the state of a run in its folder while it runs, and hands on what an earlier one left.</summary>
internal sealed class Checkpoint
{
    private readonly RunOptions options;
    private RunIdentity identity;
    private TrainingSummary? training;

    public Checkpoint(RunOptions options, RunIdentity identity)
    {
        (this.options, this.identity) = (options, identity);
        if (options.From is { } from) Require(from.Share == options.Share ? from.Identity.DifferenceTo(identity with { Weights = from.Identity.Weights }) : "the shard");
        Ledger = new Ledger(options.Share, options.From?.Numbers, _ => Write(isComplete: false), options.KeptEvery);
    }

    public Ledger Ledger { get; }

    /// <summary>Keeps the weights with which it is measured.</summary>
    /// <returns>How they were trained; null where they were not.</returns>
    /// <exception cref="NecException">What was taken earlier belongs to another run.</exception>
    /// <param name="baseline">The network that the first is compared with.</param>
    public TrainingSummary? Begin(Network? network, Network? baseline, TrainingSummary? trained)
    {
        training = options.From?.Training ?? trained;
        var stored = (from file in new[] { (Name: ResultFolder.Weights, Network: network), (Name: ResultFolder.Baseline, Network: baseline) }
                      where file.Network is TrainableNetwork
                      select (file.Name, Weights: ((TrainableNetwork)file.Network).Module.state_dict())).ToArray();
        identity = identity with { Weights = string.Join(' ', stored.Select(s => TrainableNetwork.Hash(s.Weights))) };
        Require(options.From?.Identity.DifferenceTo(identity));
        if (options.Folder is not { } folder || stored.Length == 0) return training;
        foreach (var (name, weights) in stored) ResultFolder.WriteWeights(Path.Combine(folder, name), weights, identity.Version, options.File, identity.Seed);
        Write(isComplete: false);
        return training;
    }

    public void Write(bool isComplete)
    {
        if (options.Folder is { } folder)
            new RunState(identity, options.File, options.Share, isComplete, training, Ledger.Numbers).Write(Path.Combine(folder, ResultFolder.State));
    }

    private static void Require(string? difference)
    {
        if (difference is not null) throw Failures.StateOfAnotherRun(difference);
    }
}
