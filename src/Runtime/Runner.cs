using System.Collections.Immutable;
using System.Reflection;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Training;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime;

/// <summary>From an experiment to its numbers: process, data, network, training, measures.</summary>
public static class Runner
{
    /// <exception cref="NecException">The experiment, the command or the machine does not allow it.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static RunResult Run(
        Experiment experiment,
        RunOptions options,
        IProgress<TrainingProgress>? training = null,
        IProgress<MeasureProgress>? measuring = null,
        CancellationToken cancellation = default)
    {
        var device = Devices.Find(options.Device);
        var process = experiment.CreateProcess();
        foreach (var (name, value) in options.Parameters) process.SetParameter(name, value);
        var data = Data(experiment);
        ImmutableArray<DataFileRecord> files = [.. data.Files.Distinct().Select(f => new DataFileRecord(f.Name, f.Sha256()))];
        using var network = experiment.CreateNetwork(new NetworkContext(process, data, device, options.Seed));
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var passes = new Passes(new Conditions(process, data, network, experiment.Measures, device, options.Seed, WorkersFor(device, threads, options.Batch), measuring, cancellation));

        var summary = network is TrainableNetwork trainable && experiment.Training is { } trainingPlan
            ? Trainer.Train(trainable, process, data, trainingPlan,
                new TrainingOptions(options.Seed, device, threads), training, cancellation)
            : null;
        var (results, warnings) = passes.Run();

        return new RunResult
        {
            Version = Version,
            File = options.File,
            Seed = options.Seed,
            Device = options.Device,
            Threads = threads,
            Parameters = process.Parameters,
            DataFiles = files,
            Measures = results,
            Warnings = [.. passes.Unavailable, .. warnings],
            Training = summary,
            Weights = (network as TrainableNetwork)?.Module.state_dict()
                .ToDictionary(t => t.Key, t => t.Value.detach().cpu().clone().DetachFromDisposeScope()),
        };
    }

    // What the compiler has refused already, unless a file changed since.
    private static DataDistribution Data(Experiment experiment)
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

    /// <summary>The version of nec that results name.</summary>
    public static string Version { get; } =
        typeof(Runner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    // A block per worker is in memory at once; a device that is not the processor serves one.
    private static Workers WorkersFor(Device device, int threads, int batch) =>
        new(device.type != DeviceType.CPU ? 1 : batch > 0 ? Math.Min(threads, batch / BlockRunner.MostPoints) : threads);
}
