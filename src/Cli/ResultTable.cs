using System.Globalization;
using NeuralEntropy.Runtime.Results;
using Spectre.Console;

namespace NeuralEntropy.Cli;

/// <summary>A run's numbers as a table on the terminal.</summary>
internal static class ResultTable
{
    public static void Write(RunResult result, TextWriter to)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(to),
            Ansi = Terminal.ColourOnOut ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = Terminal.ColourOnOut ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        // The table is narrower than any terminal in use; left to itself it would break lines at a width that it guesses.
        console.Profile.Width = 110;
        var table = new Table().Border(TableBorder.None).AddColumn(new TableColumn("nats").NoWrap().Padding(2, 0));
        foreach (var heading in (string[])["value", "± s.e.", "95 % interval", "quadrature", "points"])
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap().Padding(2, 0));
        foreach (var measure in result.Measures)
        {
            var e = measure.Estimate;
            var digits = Digits(e);
            table.AddRow(
                Markup.Escape(measure.Symbol), Fixed(e.Value, digits), Fixed(e.StandardError, digits),
                Markup.Escape($"[{Fixed(e.Value - 1.96 * e.StandardError, digits)}, {Fixed(e.Value + 1.96 * e.StandardError, digits)}]"),
                e.QuadratureError.ToString("0.0e-0", CultureInfo.InvariantCulture), e.Units.ToString("N0", CultureInfo.InvariantCulture));
        }
        var training = result.Training is { } t
            ? string.Create(CultureInfo.InvariantCulture, $", trained {t.Steps:N0} steps in {t.Seconds:F0} s to a loss of {t.FinalLoss:G4}")
            : "";
        to.WriteLine($"{result.File}, seed {result.Seed}, {result.Device}{training}\n");
        console.Write(table);
        if (result["S_tot"] is { Estimate: { Value: > 0 } total } && result["S_NN"] is { Estimate: var neural })
            to.WriteLine($"\nS_NN / S_tot = {(neural.Value / total.Value).ToString("0.000", CultureInfo.InvariantCulture)}");
    }

    /// <summary>Decimals down to the second digit of the standard error.</summary>
    private static int Digits(Estimate estimate) =>
        estimate.StandardError > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(estimate.StandardError)), 0, 12) : 6;

    private static string Fixed(double value, int digits) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
