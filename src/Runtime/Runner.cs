using System.Collections.Immutable;
using System.Reflection;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Dynamics;
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
    /// <returns>Where it is cancelled, what there is; no measure where it takes a share of the work.</returns>
    /// <exception cref="NecException">The experiment, the command or the machine does not allow it.</exception>
    /// <exception cref="OperationCanceledException">There is nothing yet.</exception>
    public static RunResult Run(
        Experiment experiment,
        RunOptions options,
        IProgress<TrainingProgress>? training = null,
        IProgress<MeasureProgress>? measuring = null,
        CancellationToken cancellation = default)
    {
        using var made = Prepared.Of(experiment, options);
        var (device, process, data, network, baseline, threads) = made;
        ImmutableArray<DataFileRecord> files = [.. data.Files.Distinct().Select(DataFileRecord.Of)];
        var checkpoint = new Checkpoint(options, new RunIdentity(Version, RunIdentity.Hash(options.Source), options.Seed, options.Device.Split(':')[0], RunIdentity.Hash(string.Join(' ', files)), ""));
        var passes = new Passes(
            new Conditions(process, data, network, experiment.Measures, device, options.Seed, WorkersFor(device, threads, options.Batch), measuring, cancellation)
            { Baseline = baseline, Ledger = checkpoint.Ledger });
        var trained = made.Train(network, experiment.Training, options.Seed, options.Weights, training, cancellation);
        var ofBaseline = made.Train(baseline, experiment.BaselineTraining, options.Seed, options.BaselineWeights, training, cancellation);
        var summary = checkpoint.Begin(network, baseline, trained);
        var (results, warnings) = passes.Run();
        if (!options.Share.IsWhole) checkpoint.Write(isComplete: !passes.IsIncomplete);

        var result = new RunResult
        {
            Version = Version,
            File = options.File,
            Seed = options.Seed,
            Device = options.Device,
            Threads = threads,
            Parameters = process.Parameters,
            DataFiles = files,
            IsIncomplete = passes.IsIncomplete,
            Measures = results,
            Warnings = [.. passes.Unavailable, .. warnings],
            Training = summary,
            BaselineTraining = ofBaseline,
            Weights = WeightsOf(network),
            BaselineWeights = WeightsOf(baseline),
        };
        return result with { Warnings = [.. result.Warnings, .. result.Bounds.Where(b => !b.Holds).Select(Failures.BoundBroken)] };
    }

    /// <summary>Samples of the model that the experiment's network makes, trained as a run trains it or with weights that a run left.</summary>
    /// <param name="route">By the reverse process or by its probability flow.</param>
    /// <param name="steps">Of the reverse process.</param>
    /// <param name="weights">A file in the safetensors format; null: the network is trained.</param>
    /// <param name="label">The class whose model is taken, where the network is told labels; null: classes as likely as in the data.</param>
    /// <returns>[count, D], float64, on the CPU; the caller disposes of it.</returns>
    /// <exception cref="NecException">The experiment, the weights, the command or the machine does not allow it.</exception>
    public static Tensor Sample(
        Experiment experiment, RunOptions options, Route route, long count, int steps, string? weights = null, string? label = null, IProgress<TrainingProgress>? training = null, CancellationToken cancellation = default)
    {
        using var made = Prepared.Of(experiment, options);
        var network = made.Network ?? throw Failures.NothingToSample();
        var (model, data) = label is null ? (network, made.Data) : OfClass(label, network, made.Data);
        made.Train(network, experiment.Training, options.Seed, weights, training, cancellation);
        using var sampler = Generation.SamplerBy(route, made.Process, model, data, made.Device, steps);
        var (samples, coarse) = Generation.Draw(sampler, count, options.Seed, made.Device, WorkersFor(made.Device, made.Threads, options.Batch), cancellation: cancellation);
        coarse.Dispose();
        using (samples) return samples.cpu().clone();
    }

    /// <summary>Distances between the points of two sources.</summary>
    /// <param name="second">The data, or what stands for it.</param>
    /// <param name="most">How many points of each, at most; null: all rows of the shorter file.</param>
    /// <exception cref="NecException">The points, the command or the machine does not allow it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RunResult Compare(
        PointSource first, PointSource second, ImmutableArray<SampleDistance> distances, RunOptions options, long? most, IProgress<MeasureProgress>? measuring = null, CancellationToken cancellation = default)
    {
        var (device, threads) = (Devices.Find(options.Device), Prepared.ThreadsOf(options));
        DataFileRecord[] firsts = [.. first.Law.Files.Select(DataFileRecord.Of)], seconds = [.. second.Law.Files.Select(DataFileRecord.Of)];
        if (first.IsFile && second.IsFile && firsts[0].Sha256 == seconds[0].Sha256) throw Failures.SamePoints(first.Name, second.Name);
        var found = new SourceComparison(first, second, most).Run(distances, options.Seed, device, WorkersFor(device, threads, options.Batch), measuring, cancellation);
        return new RunResult
        {
            Version = Version,
            File = $"{first.Name} to {second.Name}",
            Seed = options.Seed,
            Device = options.Device,
            Threads = threads,
            Parameters = new Dictionary<string, double>(),
            DataFiles = [.. firsts.Concat(seconds).Distinct()],
            Measures = found.Measures,
            Warnings = found.Warnings,
        };
    }

    /// <summary>The version of nec that results name.</summary>
    public static string Version { get; } =
        typeof(Runner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static (Network, DataDistribution) OfClass(string label, Network network, DataDistribution data)
    {
        if (!network.IsToldLabels) throw Failures.NoClasses(label);
        var c = data.Labelling!.Names.IndexOf(PointLabels.Canonical(label));
        return c >= 0 ? (network.Given(c), data.Labelling.Given(c)) : throw Failures.NoSuchClass(label, data.Labelling.Names);
    }

    private static Dictionary<string, Tensor>? WeightsOf(Network? network) =>
        (network as TrainableNetwork)?.Module.state_dict().ToDictionary(t => t.Key, t => t.Value.detach().cpu().clone().DetachFromDisposeScope());

    // A block per worker is in memory at once; a device that is not the processor serves one.
    private static Workers WorkersFor(Device device, int threads, int batch) =>
        new(device.type != DeviceType.CPU ? 1 : batch > 0 ? Math.Min(threads, batch / BlockRunner.MostPoints) : threads);
}
