using System.Globalization;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Training;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Results;

/// <summary>What a run has taken, for another to go on with: a file in the safetensors format, every number to the bit.</summary>
/// <param name="File">The .sde file's name.</param>
/// <param name="Share">Of the work.</param>
/// <param name="IsComplete">Whether the share is done.</param>
/// <param name="Training">Null where nothing was trained.</param>
/// <param name="Numbers">The <see cref="Ledger"/>'s.</param>
public sealed record RunState(RunIdentity Identity, string File, Share Share, bool IsComplete, TrainingSummary? Training, IReadOnlyDictionary<string, double[]> Numbers)
{
    private const string TrainingKey = "training";

    /// <summary>Writes it in full or not at all.</summary>
    public void Write(string path)
    {
        using var scope = NewDisposeScope();
        var tensors = Numbers.ToDictionary(n => n.Key, n => tensor(n.Value, dtype: float64));
        if (Training is { } t) tensors.Add(TrainingKey, tensor([t.FinalLoss, t.Steps, t.Seconds], dtype: float64));
        AtomicFile.Write(path, stream => SafeTensors.Write(stream, tensors, new Dictionary<string, string>
        {
            ["nec"] = Identity.Version,
            ["source"] = Identity.Source,
            ["seed"] = Identity.Seed.ToString(CultureInfo.InvariantCulture),
            ["device"] = Identity.Device,
            ["data"] = Identity.Data,
            ["weights"] = Identity.Weights,
            ["file"] = File,
            ["share"] = Share.ToString(),
            ["complete"] = IsComplete ? "yes" : "no",
        }));
    }

    /// <exception cref="NecException">The file is no such thing.</exception>
    public static RunState Read(string path)
    {
        var (tensors, metadata) = SafeTensors.Read(path);
        var numbers = tensors.ToDictionary(t => t.Key, t => t.Value.data<double>().ToArray());
        foreach (var tensor in tensors.Values) tensor.Dispose();
        string Text(string key) => metadata.TryGetValue(key, out var text) ? text : throw Failures.BadWeights(path, $"it does not say its `{key}`");
        var training = numbers.Remove(TrainingKey, out var t) ? new TrainingSummary(t[0], (long)t[1], t[2]) : null;
        var seed = long.Parse(Text("seed"), CultureInfo.InvariantCulture);
        var share = Array.ConvertAll(Text("share").Split('/'), n => int.Parse(n, CultureInfo.InvariantCulture));
        return new(new RunIdentity(Text("nec"), Text("source"), seed, Text("device"), Text("data"), Text("weights")), Text("file"), new Share(share[0], share[1]), Text("complete") == "yes", training, numbers);
    }
}
