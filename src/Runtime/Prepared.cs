using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Training;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime;

/// <summary>What an experiment consists of, made once: its process, its data and its networks, on a device.</summary>
/// <param name="Network">Null where the file binds none.</param>
/// <param name="Baseline">Null where the file binds one network alone.</param>
internal sealed record Prepared(Device Device, Process Process, DataDistribution Data, Network? Network, Network? Baseline, int Threads) : IDisposable
{
    public static Prepared Of(Experiment experiment, RunOptions options)
    {
        var device = Devices.Find(options.Device);
        var process = experiment.CreateProcess();
        foreach (var (name, value) in options.Parameters) process.SetParameter(name, value);
        var data = DataOf(experiment);
        var context = new NetworkContext(process, data, device, options.Seed);
        return new(device, process, data, experiment.CreateNetwork(context), experiment.CreateBaseline(context), ThreadsOf(options));
    }

    public static int ThreadsOf(RunOptions options) => options.Threads > 0 ? options.Threads : Environment.ProcessorCount;

    /// <summary>Trains a network as the file says, or takes weights; null where nothing is trained.</summary>
    /// <param name="weights">A file in the safetensors format; null: the network is trained.</param>
    public TrainingSummary? Train(Network? network, TrainingPlan? plan, long seed, string? weights, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var trainable = network as TrainableNetwork;
        if (weights is not null) (trainable ?? throw Failures.NoWeightsNeeded(weights)).Load(weights);
        return weights is null && trainable is not null && plan is not null
            ? Trainer.Train(trainable, Process, Data, plan, new TrainingOptions(seed, Device, Threads), progress, cancellation)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Network?.Dispose();
        Baseline?.Dispose();
    }

    /// <exception cref="NecException">A file that it comes from has changed since it was compiled.</exception>
    public static DataDistribution DataOf(Experiment experiment)
    {
        try
        {
            return experiment.CreateData();
        }
        catch (DataException fault)
        {
            throw FileFailures.Refused(fault);
        }
    }
}
