using System.Text.Json;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A sweep as one JSON object: its values, and every run as <see cref="JsonReport"/> has it.</summary>
public static class SweepJson
{
    public static string Print(SweepResult sweep) => JsonReport.Print(json =>
    {
        json.WriteStartObject();
        json.WriteString("nec", sweep.Version);
        json.WriteString("file", sweep.File);
        json.WriteString("device", sweep.Device);
        JsonReport.Write("set", sweep.Overrides, json);
        json.WriteStartObject("sweep");
        foreach (var values in sweep.Sweeps)
        {
            json.WriteStartArray(values[0].Key);
            foreach (var value in values) JsonReport.Write(value, json);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartArray("runs");
        foreach (var run in sweep.Runs) Write(run, json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(SweptRun run, Utf8JsonWriter json)
    {
        if (run.Result is { } result)
        {
            JsonReport.Write(result, json);
            return;
        }
        json.WriteStartObject();
        JsonReport.Write(run.Values, json);
        json.WriteStartObject("error");
        json.WriteString("code", run.Failure!.Code);
        json.WriteString("message", run.Failure.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
