using System.Globalization;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using Spectre.Console;

namespace NeuralEntropy.Cli;

/// <summary>The parts of integrals over time as tables on the terminal: by levels of noise, and below the data's resolution.</summary>
internal static class LevelTable
{
    // Side by side in 100 columns.
    private const int Abreast = 2;

    public static void Write(RunResult result, TextWriter to)
    {
        foreach (var alike in result.Measures.Where(m => !m.Levels.IsEmpty).GroupBy(m => string.Join(' ', m.Levels.Select(l => l.From))))
            foreach (var measures in alike.Chunk(Abreast)) Levels(measures, to);
        foreach (var alike in result.Measures.Where(m => m.BelowResolution is { Value: not 0 }).GroupBy(m => m.BelowResolution!.To)) BelowResolution([.. alike], to);
    }

    private static void Levels(MeasureResult[] measures, TextWriter to)
    {
        var table = Figures.Table().AddColumn(Column("noise in x")).AddColumn(Column("log-SNR"));
        foreach (var measure in measures) Headings(table, measure.Unit == Measure.Nats ? measure.Title : $"{measure.Title}, {measure.Unit}");
        foreach (var (level, i) in measures[0].Levels.Select((l, i) => (l, i)))
            table.AddRow([Span(level.From, level.To, 0), Span(level.LowestLogSnr, level.HighestLogSnr, double.NegativeInfinity), .. measures.SelectMany(m => Cells(m.Levels[i]))]);
        to.WriteLine();
        Figures.Write(table, to);
    }

    private static void BelowResolution(MeasureResult[] measures, TextWriter to)
    {
        var resolution = measures[0].BelowResolution!;
        var table = Figures.Table();
        var titles = Figures.Titles(table, measures);
        Headings(table, "value");
        table.AddColumn(Column("quadrature").RightAligned());
        foreach (var measure in measures)
            table.AddRow([.. titles(measure), .. Cells(measure.BelowResolution!), measure.BelowResolution!.QuadratureError.ToString("0.0e-0", CultureInfo.InvariantCulture)]);
        to.WriteLine($"\nbelow the data's resolution, noise in x below {Text(resolution.To)}, log-SNR above {Text(resolution.LowestLogSnr)}:");
        Figures.Write(table, to);
    }

    private static void Headings(Table table, string first)
    {
        foreach (var heading in (string[])[first, "± s.e.", "share"]) table.AddColumn(Column(Markup.Escape(heading)).RightAligned());
    }

    private static string[] Cells(Level level)
    {
        var unknown = Math.Max(level.StandardError, level.QuadratureError);
        return [Figures.Number(level.Value, unknown), Figures.Number(level.StandardError, unknown), level.Share is { } share ? Percent(share, level.ShareError ?? 0) : "–"];
    }

    // A tenth of a percent at most: what is finer stands beside it, in nats. And no −0.
    private static string Percent(double share, double error) =>
        (Math.Round(100 * share, 1) + 0.0).ToString(100 * error >= 1 ? "F0" : "F1", CultureInfo.InvariantCulture) + " %";

    private static string Span(double from, double to, double least) =>
        from == least ? $"below {Text(to)}" : double.IsInfinity(to) ? $"above {Text(from)}" : $"{Text(from)} to {Text(to)}";

    private static string Text(double edge) => edge.ToString(Math.Abs(edge) is >= 1e-3 and < 1e4 or 0 ? "G3" : "0.##e-0", CultureInfo.InvariantCulture);

    private static TableColumn Column(string heading) => new TableColumn(heading).NoWrap().Padding(2, 0);
}
