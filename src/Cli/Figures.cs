using System.Globalization;
using NeuralEntropy.Runtime.Results;
using Spectre.Console;

namespace NeuralEntropy.Cli;

/// <summary>How numbers and tables of numbers look on the terminal.</summary>
internal static class Figures
{
    /// <summary>As many digits as are known; powers of ten where there would be more zeros than digits.</summary>
    /// <param name="unknown">What is not known of the number: the second digit of it is the last that is written.</param>
    public static string Number(double value, double unknown)
    {
        if (value == 0) return "0";
        var last = unknown > 0 ? 1 - (int)Math.Floor(Math.Log10(unknown)) : 12;
        var magnitude = Math.Max(Math.Abs(value), unknown);
        if (magnitude is < 1e6 and > 1e-5) return value.ToString("F" + Math.Clamp(last, 0, 9).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var digits = Math.Clamp(last + (int)Math.Floor(Math.Log10(Math.Abs(value))), 1, 9);
        return value.ToString("0." + new string('0', digits) + "e-0", CultureInfo.InvariantCulture);
    }

    /// <summary>S_NN/S_tot, or null where a run has not both, or no S_tot but the rounding error of 0.</summary>
    public static string? Ratio(RunResult result) =>
        result.Total is { Estimate: { Value: > 1e-12 } total } && result["S_NN"] is { Estimate: var neural }
            ? (neural.Value / total.Value).ToString("0.000", CultureInfo.InvariantCulture)
            : null;

    /// <summary>A picture of one line: a bar for every count, in proportion to the greatest; nothing for 0.</summary>
    public static string Bars(IReadOnlyCollection<long> counts)
    {
        const string bars = " ▁▂▃▄▅▆▇█";
        var greatest = Math.Max(1, counts.Max());
        return string.Concat(counts.Select(n => bars[(int)Math.Ceiling(n * (bars.Length - 1.0) / greatest)])).TrimEnd();
    }

    public static Table Table() => new Table().Border(TableBorder.None);

    public static void Write(Table table, TextWriter to)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(to),
            Ansi = Terminal.ColourOnOut ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = Terminal.ColourOnOut ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        // As wide as it is: left to itself it would break lines at a width that it guesses.
        console.Profile.Width = 1000;
        console.Write(table);
    }
}
