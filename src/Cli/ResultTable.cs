using System.Globalization;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Training;
using Spectre.Console;

namespace NeuralEntropy.Cli;

/// <summary>A run's numbers as a table on the terminal.</summary>
internal static class ResultTable
{
    public static void Write(RunResult result, TextWriter to)
    {
        var table = Figures.Table();
        var titles = Figures.Titles(table, result.Measures);
        foreach (var heading in (string[])["value", "± s.e.", "95 % interval", "quadrature", "points"])
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap().Padding(2, 0));
        foreach (var measure in result.Measures)
        {
            var e = measure.Estimate;
            // Down to the second digit of what is not known of the number.
            var unknown = Math.Max(e.StandardError, e.QuadratureError);
            table.AddRow([
                .. titles(measure), Figures.Number(e.Value, unknown), Figures.Number(e.StandardError, unknown),
                Markup.Escape($"[{Figures.Number(e.Interval.Low, unknown)}, {Figures.Number(e.Interval.High, unknown)}]"),
                e.QuadratureError.ToString("0.0e-0", CultureInfo.InvariantCulture), e.Units.ToString("N0", CultureInfo.InvariantCulture)]);
        }
        to.WriteLine($"{result.File}, seed {result.Seed}, {result.Device}{Trained(", trained", result.Training)}{Trained("; the second network", result.BaselineTraining)}{(result.IsIncomplete ? "; incomplete: it was stopped before it was done" : "")}\n");
        Figures.Write(table, to);
        LevelTable.Write(result, to);
        foreach (var histogram in result.Measures.Select(m => m.Histogram).OfType<Histogram>())
            to.WriteLine($"\n{histogram.Quantity} from {Figures.Number(histogram.Start, histogram.Width)} to {Figures.Number(histogram.End, histogram.Width)}: {Figures.Bars(histogram.Counts)}");
        foreach (var agreement in result.Agreements)
            to.WriteLine($"\n{agreement.First} and {agreement.Second} differ by {agreement.Deviations.ToString("0.0", CultureInfo.InvariantCulture)} standard errors");
        foreach (var note in result.Measures.SelectMany(m => m.Notes.Select(n => (Note: n, m.Title))).GroupBy(n => n.Note, n => n.Title))
            to.WriteLine($"\n{string.Join(", ", note)}: {note.Key}");
        if (Figures.Ratio(result) is { } ratio) to.WriteLine($"\nS_NN / {result.Total!.Symbol} = {ratio}");
        foreach (var (bound, i) in result.Bounds.Select((b, i) => (b, i)))
            to.WriteLine($"{(i == 0 ? "\n" : "")}{bound.Left} = {Figures.Number(bound.Value, bound.Error)} {bound.Sign} {Figures.Number(bound.Limit, bound.Error)} = {bound.Right}");
    }

    private static string Trained(string what, TrainingSummary? training) => training is { } t
        ? string.Create(CultureInfo.InvariantCulture, $"{what} {t.Steps:N0} steps in {t.Seconds:F0} s to a loss of {t.FinalLoss:G4}")
        : "";
}
