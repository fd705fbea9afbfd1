using System.Globalization;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A sweep as a table, one row a run: the swept values, then of every measure its value, standard error and 95 % interval.</summary>
public static class SweepCsv
{
    public static string Print(SweepResult sweep)
    {
        var measures = sweep.Measures.Select(m => m.Name).ToArray();
        var text = new StringBuilder();
        Row(text, [
            "run", .. sweep.Sweeps.Select(values => values[0].Key),
            .. measures.SelectMany(m => (string[])[m, $"{m}_standard_error", $"{m}_low", $"{m}_high"]), "error",
        ]);
        foreach (var run in sweep.Runs)
            Row(text, [run.Name, .. run.Values.Select(v => v.Text), .. measures.SelectMany(m => Numbers(run.Result?[m]?.Estimate)), run.Failure?.Code ?? ""]);
        return text.ToString();
    }

    private static string[] Numbers(Estimate? e) =>
        e is null ? ["", "", "", ""] : [.. new[] { e.Value, e.StandardError, e.Interval.Low, e.Interval.High }.Select(v => v.ToString("R", CultureInfo.InvariantCulture))];

    private static void Row(StringBuilder text, string[] cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    // As RFC 4180 has it: a value of the file may hold commas.
    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
