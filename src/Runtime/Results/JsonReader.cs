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
        Route? route = json.TryGetProperty("route", out var named) ? Enum.Parse<Route>(named.GetString()!, ignoreCase: true) : null;
        var name = measure.Name[..^MeasureResult.Suffix(route).Length];
        return new MeasureResult(
            name, Measure.SymbolOf(name), Text(json, "unit"), estimate,
            new Rate(Numbers(rate, "t"), Numbers(rate, "log_snr"), Curved(rate), Curved(rate.GetProperty("per_log_snr")), Curved(rate.GetProperty("cumulative"))),
            Number(json, "seconds"))
        {
            Route = route,
            Levels = json.TryGetProperty("levels", out var levels) ? [.. levels.EnumerateArray().Select(Levelled)] : [],
            BelowResolution = json.TryGetProperty("below_resolution", out var below) ? Levelled(below) : null,
            Histogram = json.TryGetProperty("histogram", out var histogram) ? Counted(histogram) : null,
            GivenLabels = json.TryGetProperty("given_labels", out _),
            Tail = json.TryGetProperty("tail", out var tail)
                ? new Tail(Number(tail, "kurtosis"), Number(tail, "largest_share"), Number(tail, "largest_share_of_means"), Number(tail, "median_of_means")) { IsHeavy = tail.GetProperty("is_heavy").GetBoolean() }
                : null,
            Notes = json.TryGetProperty("notes", out var notes) ? [.. notes.EnumerateArray().Select(n => n.GetString()!)] : [],
        };
    }

    private static TimeSeries Curved(JsonElement json) => new(Numbers(json, "value"), Numbers(json, "standard_error"), Numbers(json, "low"), Numbers(json, "high"));

    private static Level Levelled(JsonElement json)
    {
        var (from, to) = (json.GetProperty("noise")[0], json.GetProperty("noise")[1]);
        return new Level(
            from.ValueKind == JsonValueKind.Null ? 0 : from.GetDouble(), to.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : to.GetDouble(),
            Number(json, "value"), Number(json, "standard_error"), Number(json, "quadrature_error"), Stated(json, "share"), Stated(json, "share_standard_error"));
    }

    private static Histogram Counted(JsonElement json) => new(
        Text(json, "quantity"), Number(json, "start"), Number(json, "width"), [.. json.GetProperty("counts").EnumerateArray().Select(v => v.GetInt64())],
        json.GetProperty("below").GetInt64(), json.GetProperty("above").GetInt64());

    private static ImmutableArray<double> Numbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static double? Stated(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
