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
        if (magnitude is < 1e6 and > 1e-5) return Fixed(value, Math.Clamp(last, 0, 9));
        var digits = Math.Clamp(last + (int)Math.Floor(Math.Log10(Math.Abs(value))), 1, 9);
        return value.ToString("0." + new string('0', digits) + "e-0", CultureInfo.InvariantCulture);
    }

    // Adding 0 makes a 0 of −0.
    private static string Fixed(double value, int digits) => (Math.Round(value, digits) + 0.0).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

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

    /// <summary>Adds the columns that say what stands in a row: the measure, under its unit; where units differ, the unit beside it.</summary>
    /// <returns>The cells of these columns.</returns>
    public static Func<MeasureResult, string[]> Titles(Table table, IEnumerable<MeasureResult> measures)
    {
        string[] units = [.. measures.Select(m => m.Unit).Distinct()];
        var isOne = units.Length == 1;
        foreach (var heading in isOne ? units : ["", "unit"]) table.AddColumn(new TableColumn(heading).NoWrap().Padding(2, 0));
        return m => isOne ? [Markup.Escape(m.Title)] : [Markup.Escape(m.Title), m.Unit];
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
