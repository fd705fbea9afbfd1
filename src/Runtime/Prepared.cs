using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Training;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime;

/// <summary>What an experiment consists of, made once: its process, its data and its network, on a device.</summary>
/// <param name="Network">Null where the file binds none.</param>
internal sealed record Prepared(Device Device, Process Process, DataDistribution Data, Network? Network, int Threads) : IDisposable
{
    public static Prepared Of(Experiment experiment, RunOptions options)
    {
        var device = Devices.Find(options.Device);
        var process = experiment.CreateProcess();
        foreach (var (name, value) in options.Parameters) process.SetParameter(name, value);
        var data = DataOf(experiment);
        var network = experiment.CreateNetwork(new NetworkContext(process, data, device, options.Seed));
        return new(device, process, data, network, options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
    }

    /// <summary>Trains the network as the file says, or takes weights; null where nothing is trained.</summary>
    /// <param name="weights">A file in the safetensors format; null: the network is trained.</param>
    public TrainingSummary? Train(Experiment experiment, long seed, string? weights, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var trainable = Network as TrainableNetwork;
        if (weights is not null) (trainable ?? throw Failures.NoWeightsNeeded(weights)).Load(weights);
        return weights is null && trainable is not null && experiment.Training is { } plan
            ? Trainer.Train(trainable, Process, Data, plan, new TrainingOptions(seed, Device, Threads), progress, cancellation)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Network?.Dispose();

    // What the compiler has refused already, unless a file changed since.
    private static DataDistribution DataOf(Experiment experiment)
    {
        try
        {
            return experiment.CreateData();
        }
        catch (DataException fault)
        {
            throw FileFailures.Changed(fault);
        }
    }
}
