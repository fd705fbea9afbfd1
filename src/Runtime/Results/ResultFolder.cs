using System.Globalization;

namespace NeuralEntropy.Runtime.Results;

/// <summary>Where a run's files go: result.json, rates.csv, histograms.csv where there are any, and weights.safetensors where a network was trained.</summary>
public static class ResultFolder
{
    public const string Json = "result.json";
    public const string Rates = "rates.csv";
    public const string Histograms = "histograms.csv";
    public const string Weights = "weights.safetensors";

    /// <summary>Writes the files, each in full or not at all; creates the folder. result.json comes last: where it is, the rest is, too.</summary>
    public static void Write(string folder, RunResult result)
    {
        if (result.Weights is { } weights)
        {
            var seed = result.Seed.ToString(CultureInfo.InvariantCulture);
            var metadata = new Dictionary<string, string> { ["nec"] = result.Version, ["file"] = result.File, ["seed"] = seed };
            AtomicFile.Write(Path.Combine(folder, Weights), stream => SafeTensors.Write(stream, weights, metadata));
        }
        AtomicFile.WriteText(Path.Combine(folder, Rates), RatesCsv.Print(result));
        if (result.Measures.Any(m => m.Histogram is not null)) AtomicFile.WriteText(Path.Combine(folder, Histograms), HistogramCsv.Print(result));
        AtomicFile.WriteText(Path.Combine(folder, Json), JsonReport.Print(result));
    }
}
