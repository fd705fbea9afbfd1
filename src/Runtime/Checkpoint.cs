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
    public TrainingSummary? Begin(Network? network, TrainingSummary? trained)
    {
        training = options.From?.Training ?? trained;
        var weights = (network as TrainableNetwork)?.Module.state_dict();
        if (weights is not null) identity = identity with { Weights = TrainableNetwork.Hash(weights) };
        Require(options.From?.Identity.DifferenceTo(identity));
        if (options.Folder is { } folder && weights is not null)
        {
            ResultFolder.WriteWeights(folder, weights, identity.Version, options.File, identity.Seed);
            Write(isComplete: false);
        }
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
