using System.Collections.Immutable;
using System.Text.Json;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime.Results;

/// <summary>Reads a run back from what <see cref="JsonReport"/> wrote, to the same bits; all but the weights.</summary>
public static class JsonReader
{
    /// <exception cref="JsonException">The text is no such object.</exception>
    public static RunResult Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Result(document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("this is not the result of a run", e);
        }
    }

    private static RunResult Result(JsonElement json) => new()
    {
        Version = Text(json, "nec"),
        File = Text(json, "file"),
        IsIncomplete = json.TryGetProperty("incomplete", out var incomplete) && incomplete.GetBoolean(),
        Seed = json.GetProperty("seed").GetInt64(),
        Device = Text(json, "device"),
        Threads = json.GetProperty("threads").GetInt32(),
        Overrides = json.GetProperty("set").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!),
        Sweep = json.TryGetProperty("sweep", out var sweep) ? [.. sweep.EnumerateObject().Select(Swept)] : [],
        Parameters = json.GetProperty("parameters").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble()),
        DataFiles = json.TryGetProperty("data_files", out var files) ? [.. files.EnumerateArray().Select(f => new DataFileRecord(Text(f, "name"), Text(f, "sha256")))] : [],
        Measures = [.. json.GetProperty("measures").EnumerateObject().Select(Measured)],
        Training = Trained(json, "training"),
        BaselineTraining = Trained(json, "baseline_training"),
        Warnings = [.. json.GetProperty("warnings").EnumerateArray().Select(w => new RunWarning(Text(w, "code"), Text(w, "message")))],
    };

    private static TrainingSummary? Trained(JsonElement json, string name) => json.TryGetProperty(name, out var training)
        ? new TrainingSummary(Number(training, "loss"), training.GetProperty("steps").GetInt64(), Number(training, "seconds"))
        : null;

    private static SweptValue Swept(JsonProperty value) => value.Value.ValueKind == JsonValueKind.Number
        ? new SweptValue(value.Name, value.Value.GetRawText(), value.Value.GetDouble())
        : new SweptValue(value.Name, value.Value.GetString()!, null);

    private static MeasureResult Measured(JsonProperty measure)
    {
        var json = measure.Value;
        var estimate = new Estimate(
            Number(json, "value"), Number(json, "standard_error"), json.GetProperty("data_points").GetInt64(), json.GetProperty("evaluations").GetInt64(),
            Number(json, "quadrature_error"))
        { Replicates = json.TryGetProperty("replicates", out var replicates) ? replicates.GetInt32() : 0 };
        var rate = json.GetProperty("rate");
        ImmutableArray<double> Numbers(string name) => [.. rate.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        Route? route = json.TryGetProperty("route", out var named) ? Enum.Parse<Route>(named.GetString()!, ignoreCase: true) : null;
        var name = measure.Name[..^MeasureResult.Suffix(route).Length];
        return new MeasureResult(
            name, Measure.SymbolOf(name), estimate,
            new Rate(Numbers("t"), Numbers("log_snr"), Numbers("value"), Numbers("standard_error")), Number(json, "seconds"))
        {
            Route = route,
            Histogram = json.TryGetProperty("histogram", out var histogram) ? Counted(histogram) : null,
            Notes = json.TryGetProperty("notes", out var notes) ? [.. notes.EnumerateArray().Select(n => n.GetString()!)] : [],
        };
    }

    private static Histogram Counted(JsonElement json) => new(
        Text(json, "quantity"), Number(json, "start"), Number(json, "width"), [.. json.GetProperty("counts").EnumerateArray().Select(v => v.GetInt64())],
        json.GetProperty("below").GetInt64(), json.GetProperty("above").GetInt64());

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
