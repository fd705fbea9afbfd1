using System.Globalization;

namespace NeuralEntropy.Runtime.Results;

/// <summary>
/// Where a run's files go: result.json, rates.csv, histograms.csv where there are any, retiming.csv and retiming.sde where they are measured, weights.safetensors where a network was
/// trained, and baseline.safetensors where a second one was; state.safetensors while it is not done.
/// </summary>
public static class ResultFolder
{
    public const string Json = "result.json";
    public const string Rates = "rates.csv";
    public const string Histograms = "histograms.csv";
    public const string Retiming = "retiming.csv";
    public const string TimeChange = "retiming.sde";
    public const string Weights = "weights.safetensors";
    public const string Baseline = "baseline.safetensors";
    public const string State = "state.safetensors";

    /// <summary>Writes the files, each in full or not at all; creates the folder. result.json comes last: where it is, the rest is, too.</summary>
    public static void Write(string folder, RunResult result)
    {
        if (result.Weights is { } weights) WriteWeights(Path.Combine(folder, Weights), weights, result.Version, result.File, result.Seed);
        if (result.BaselineWeights is { } ofBaseline) WriteWeights(Path.Combine(folder, Baseline), ofBaseline, result.Version, result.File, result.Seed);
        AtomicFile.WriteText(Path.Combine(folder, Rates), RatesCsv.Print(result));
        if (result.Measures.Any(m => m.Histogram is not null)) AtomicFile.WriteText(Path.Combine(folder, Histograms), HistogramCsv.Print(result));
        if (result.Measures.Select(m => m.Pace).OfType<ConstantSpeed>().SingleOrDefault() is { } pace)
        {
            AtomicFile.WriteText(Path.Combine(folder, Retiming), pace.Csv());
            AtomicFile.WriteText(Path.Combine(folder, TimeChange), pace.Clause());
        }
        AtomicFile.WriteText(Path.Combine(folder, Json), JsonReport.Print(result));
        if (!result.IsIncomplete) File.Delete(Path.Combine(folder, State));
    }

    /// <summary>Writes the weights of a run, before it is measured.</summary>
    public static void WriteWeights(string path, IReadOnlyDictionary<string, TorchSharp.torch.Tensor> weights, string version, string file, long seed)
    {
        var metadata = new Dictionary<string, string> { ["nec"] = version, ["file"] = file, ["seed"] = seed.ToString(CultureInfo.InvariantCulture) };
        AtomicFile.Write(path, stream => SafeTensors.Write(stream, weights, metadata));
    }
}
