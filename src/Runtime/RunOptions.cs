using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime;

/// <summary>What decides how an experiment is run; of these only the seed and the device decide its digits.</summary>
/// <param name="Seed">Every random number of the run comes from it.</param>
/// <param name="Device">cpu, cuda or cuda:i.</param>
/// <param name="Threads">Worker threads; all processors where 0.</param>
/// <param name="Batch">Data points in memory at once over all workers, at least one block; as many as the workers need where 0.</param>
/// <param name="File">The .sde file's name, for the result.</param>
public sealed record RunOptions(long Seed = 1, string Device = "cpu", int Threads = 0, int Batch = 0, string File = "")
{
    /// <summary>Values that take the place of the file's <c>param</c>s.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>The text of the file with all values as they are run: by it the state of a run is known again.</summary>
    public string Source { get; init; } = "";

    /// <summary>Weights in the safetensors format, in place of training; null: the network is trained.</summary>
    public string? Weights { get; init; }

    /// <summary>Those of the network that the first is compared with, where they lie beside the others under the name that a run gives them.</summary>
    internal string? BaselineWeights => Weights is not null && Path.Combine(Path.GetDirectoryName(Weights)!, ResultFolder.Baseline) is var beside && System.IO.File.Exists(beside) ? beside : null;

    /// <summary>The part of the work to do.</summary>
    public Share Share { get; init; } = Share.Whole;

    /// <summary>What was taken earlier.</summary>
    public RunState? From { get; init; }

    /// <summary>Where the state is kept while it runs; null: nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>How often.</summary>
    public TimeSpan KeptEvery { get; init; } = TimeSpan.FromSeconds(10);
}
