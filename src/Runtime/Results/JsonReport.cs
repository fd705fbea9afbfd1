using System.Text.Json;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A run as one JSON object. Numbers are written so that they read back to the same bits.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(RunResult result) => Print(json => Write(result, json));

    internal static string Print(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) write(json);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    internal static void Write(RunResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("nec", result.Version);
        json.WriteString("file", result.File);
        if (result.IsIncomplete) json.WriteBoolean("incomplete", true);
        json.WriteNumber("seed", result.Seed);
        json.WriteString("device", result.Device);
        json.WriteNumber("threads", result.Threads);
        Write("set", result.Overrides, json);
        if (!result.Sweep.IsEmpty) Write(result.Sweep, json);
        json.WriteStartObject("parameters");
        foreach (var (name, value) in result.Parameters) json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteStartArray("data_files");
        foreach (var file in result.DataFiles)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("measures");
        foreach (var measure in result.Measures) Write(measure, json);
        json.WriteEndObject();
        if (!result.Agreements.IsEmpty) Write(result.Agreements, json);
        if (!result.Bounds.IsEmpty) Write(result.Bounds, json);
        Write("training", result.Training, json);
        Write("baseline_training", result.BaselineTraining, json);
        json.WriteStartArray("warnings");
        foreach (var warning in result.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", warning.Code);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(string name, TrainingSummary? training, Utf8JsonWriter json)
    {
        if (training is null) return;
        json.WriteStartObject(name);
        json.WriteNumber("loss", training.FinalLoss);
        json.WriteNumber("steps", training.Steps);
        json.WriteNumber("seconds", training.Seconds);
        json.WriteEndObject();
    }

    internal static void Write(string name, IReadOnlyDictionary<string, string> texts, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in texts) json.WriteString(key, text);
        json.WriteEndObject();
    }

    internal static void Write(IEnumerable<SweptValue> values, Utf8JsonWriter json)
    {
        json.WriteStartObject("sweep");
        foreach (var value in values)
        {
            json.WritePropertyName(value.Key);
            Write(value, json);
        }
        json.WriteEndObject();
    }

    internal static void Write(SweptValue value, Utf8JsonWriter json)
    {
        if (value.Number is { } number) json.WriteNumberValue(number);
        else json.WriteStringValue(value.Text);
    }

    private static void Write(IEnumerable<Agreement> agreements, Utf8JsonWriter json)
    {
        json.WriteStartArray("agreements");
        foreach (var agreement in agreements)
        {
            json.WriteStartObject();
            json.WriteString("first", agreement.First);
            json.WriteString("second", agreement.Second);
            json.WriteNumber("difference", agreement.Difference);
            json.WriteNumber("standard_error", agreement.StandardError);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(IEnumerable<Bound> bounds, Utf8JsonWriter json)
    {
        json.WriteStartArray("bounds");
        foreach (var bound in bounds)
        {
            json.WriteStartObject();
            json.WriteString("left", bound.Left);
            json.WriteString("right", bound.Right);
            json.WriteNumber("value", bound.Value);
            json.WriteNumber("limit", bound.Limit);
            json.WriteNumber("error", bound.Error);
            json.WriteBoolean("holds", bound.Holds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(MeasureResult measure, Utf8JsonWriter json)
    {
        var (estimate, rate) = (measure.Estimate, measure.Rate);
        json.WriteStartObject(measure.Name);
        if (measure.Route is { } route) json.WriteString("route", route.ToString().ToLowerInvariant());
        json.WriteString("unit", measure.Unit);
        json.WriteNumber("value", estimate.Value);
        json.WriteNumber("standard_error", estimate.StandardError);
        json.WriteNumber("quadrature_error", estimate.QuadratureError);
        Write("interval_95", [estimate.Interval.Low, estimate.Interval.High], json);
        if (estimate.Replicates > 0) json.WriteNumber("replicates", estimate.Replicates);
        json.WriteNumber("data_points", estimate.Units);
        json.WriteNumber("evaluations", estimate.Evaluations);
        json.WriteNumber("seconds", measure.Seconds);
        if (measure.GivenLabels) json.WriteBoolean("given_labels", true);
        if (measure.Tail is { } tail)
        {
            json.WriteStartObject("tail");
            json.WriteNumber("kurtosis", tail.Kurtosis);
            json.WriteNumber("largest_share", tail.Largest);
            json.WriteNumber("largest_share_of_means", tail.LargestMean);
            json.WriteNumber("median_of_means", tail.MedianOfMeans);
            json.WriteBoolean("is_heavy", tail.IsHeavy);
            json.WriteEndObject();
        }
        if (!measure.Notes.IsEmpty) Write("notes", measure.Notes, json);
        json.WriteStartObject("rate");
        Write("t", rate.Time, json);
        Write("log_snr", rate.LogSnr, json);
        json.WriteNumber("simultaneous_factor", Estimate.IntervalFactor(estimate.Replicates, Math.Max(1, rate.Time.Length)));
        Write(rate.PerTime, json);
        foreach (var (name, curve) in (ReadOnlySpan<(string, TimeSeries)>)[("per_log_snr", rate.PerLogSnr), ("cumulative", rate.Cumulative)])
        {
            json.WriteStartObject(name);
            Write(curve, json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (!measure.Levels.IsEmpty)
        {
            json.WriteStartArray("levels");
            foreach (var level in measure.Levels) Write(level, json);
            json.WriteEndArray();
        }
        if (measure.BelowResolution is { } below)
        {
            json.WritePropertyName("below_resolution");
            Write(below, json);
        }
        if (measure.Histogram is { } histogram) Write(histogram, json);
        if (measure.Pace is { } pace) Write(pace, json);
        json.WriteEndObject();
    }

    private static void Write(ConstantSpeed pace, Utf8JsonWriter json)
    {
        json.WriteStartObject("constant_speed");
        Write("t", pace.Time, json);
        Write("log_snr", pace.LogSnr, json);
        Write("v_2", pace.Speed, json);
        Write("arc_length", pace.Length, json);
        Write("s", pace.NewTime, json);
        json.WriteString("change", pace.Change);
        json.WriteEndObject();
    }

    private static void Write(TimeSeries curve, Utf8JsonWriter json)
    {
        Write("value", curve.Value, json);
        Write("standard_error", curve.StandardError, json);
        Write("low", curve.Low, json);
        Write("high", curve.High, json);
    }

    // An open end, and a share of what may be 0, are null.
    private static void Write(Level level, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Write("noise", [level.From == 0 ? null : level.From, double.IsInfinity(level.To) ? null : level.To], json);
        Write("log_snr", [level.From == 0 ? null : level.HighestLogSnr, double.IsInfinity(level.To) ? null : level.LowestLogSnr], json);
        json.WriteNumber("value", level.Value);
        json.WriteNumber("standard_error", level.StandardError);
        json.WriteNumber("quadrature_error", level.QuadratureError);
        if (level.Share is { } share) json.WriteNumber("share", share);
        if (level.ShareError is { } error) json.WriteNumber("share_standard_error", error);
        json.WriteEndObject();
    }

    private static void Write(Histogram histogram, Utf8JsonWriter json)
    {
        json.WriteStartObject("histogram");
        json.WriteString("quantity", histogram.Quantity);
        json.WriteNumber("start", histogram.Start);
        json.WriteNumber("width", histogram.Width);
        json.WriteStartArray("counts");
        foreach (var count in histogram.Counts) json.WriteNumberValue(count);
        json.WriteEndArray();
        json.WriteNumber("below", histogram.Below);
        json.WriteNumber("above", histogram.Above);
        json.WriteEndObject();
    }

    private static void Write(string name, IEnumerable<string> values, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Write(string name, IEnumerable<double> values, Utf8JsonWriter json) => Write(name, values.Select(v => (double?)v), json);

    private static void Write(string name, IEnumerable<double?> values, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value is { } number) json.WriteNumberValue(number);
            else json.WriteNullValue();
        }
        json.WriteEndArray();
    }
}
