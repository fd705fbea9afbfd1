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
            // Down to the second digit of what is not known of the number.
            var unknown = Math.Max(e.StandardError, e.QuadratureError);
            table.AddRow(
                Markup.Escape(measure.Symbol), Number(e.Value, unknown), Number(e.StandardError, unknown),
                Markup.Escape($"[{Number(e.Interval.Low, unknown)}, {Number(e.Interval.High, unknown)}]"),
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

    /// <summary>As many digits as are known; powers of ten where there would be more zeros than digits.</summary>
    private static string Number(double value, double unknown)
    {
        if (value == 0) return "0";
        var last = unknown > 0 ? 1 - (int)Math.Floor(Math.Log10(unknown)) : 12;
        var magnitude = Math.Max(Math.Abs(value), unknown);
        if (magnitude is < 1e6 and > 1e-5) return value.ToString("F" + Math.Clamp(last, 0, 9).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var digits = Math.Clamp(last + (int)Math.Floor(Math.Log10(Math.Abs(value))), 1, 9);
        return value.ToString("0." + new string('0', digits) + "e-0", CultureInfo.InvariantCulture);
    }
}
