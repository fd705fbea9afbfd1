using System.Globalization;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using Spectre.Console;

namespace NeuralEntropy.Cli;

/// <summary>A sweep's numbers as a table on the terminal: one row a run.</summary>
internal static class SweepTable
{
    private const int LongestValue = 40;

    public static void Write(SweepResult sweep, TextWriter to)
    {
        var measures = sweep.Measures.ToArray();
        var hasRatio = sweep.Runs.Any(run => run.Result is { } result && Figures.Ratio(result) is not null);
        var hasFailure = sweep.Runs.Any(run => run.Failure is not null);
        var table = Figures.Table();
        foreach (var values in sweep.Sweeps) Add(values[0].Key, values.All(v => v.Number is not null) ? Justify.Right : Justify.Left);
        foreach (var (_, symbol, unit) in measures) Add(unit == Measure.Nats ? symbol : $"{symbol}, {unit}", Justify.Right);
        if (hasRatio) Add("S_NN / S_tot", Justify.Right);
        if (hasFailure) Add("failed", Justify.Left);
        foreach (var run in sweep.Runs)
        {
            List<string> row = [.. run.Values.Select(v => Short(v.Text)), .. measures.Select(m => Estimate(run.Result?[m.Name]?.Estimate))];
            if (hasRatio) row.Add(run.Result is { } result && Figures.Ratio(result) is { } ratio ? ratio : "");
            if (hasFailure) row.Add(run.Failure?.Code ?? "");
            table.AddRow([.. row.Select(Markup.Escape)]);
        }
        to.WriteLine($"{Heading(sweep)}\n");
        Figures.Write(table, to);

        void Add(string heading, Justify alignment) =>
            table.AddColumn(new TableColumn(Markup.Escape(heading)) { Alignment = alignment, NoWrap = true, Padding = new Padding(0, 0, 3, 0) });
    }

    private static string Heading(SweepResult sweep)
    {
        var runs = sweep.Runs.Count == sweep.Count ? $"{sweep.Count:N0} runs" : $"{sweep.Runs.Count:N0} of {sweep.Count:N0} runs";
        var seeds = sweep.Runs.Select(run => run.Result?.Seed).OfType<long>().Distinct().ToArray();
        var seed = seeds.Length == 1 ? $", seed {seeds[0]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sweep.File}, {runs}{seed}, {sweep.Device}; nats{(sweep.Measures.All(m => m.Unit == Measure.Nats) ? "" : ", or the unit of the column,")} ± standard error");
    }

    private static string Estimate(Estimate? e)
    {
        if (e is null) return "";
        var unknown = Math.Max(e.StandardError, e.QuadratureError);
        return $"{Figures.Number(e.Value, unknown)} ± {Figures.Number(e.StandardError, unknown)}";
    }

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..(LongestValue - 1)] + "…";
}
