using System.Globalization;

namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>What can be wrong in a data file behind its head: one method a code. Lines and rows are counted from 1.</summary>
internal static class FileFailures
{
    public static NecException ConstantComponent(string file, int component, double value) =>
        Failure("NEC5040", $"component {component} of `{file}` is {Text(value, "G12")} in every row, and no factor gives it the standard deviation 1",
            "leave it out of the file, or divide by deviations of your own: `data = file(…) / [2, 0.5]`");

    /// <param name="place">The row, or the line, and the column.</param>
    public static NecException ValueNotFinite(string file, string place, double value) =>
        Failure("NEC5041", $"{place} of `{file}` is {Text(value)}", "leave rows with missing values out, or fill them in");

    public static NecException CellNotANumber(string file, long line, string column, string cell) =>
        Failure("NEC5042",
            cell == "" ? $"line {line}, column {column} of `{file}` is empty"
            : $"line {line}, column {column} of `{file}` is `{(cell.Length > 40 ? cell[..40] + "…" : cell)}`, which is no number",
            cell.Contains(',', StringComparison.Ordinal) ? "numbers are written with a point: `1.5`" : "take some columns alone: `columns = [\"x\", \"y\"]`, by name or by number from 1");

    public static NecException RowOfAnotherWidth(string file, long line, int given, int expected) =>
        Failure("NEC5043", $"line {line} of `{file}` has {given} cells, and the first has {expected}", null);

    public static NecException Unreadable(string file, string reason) => Failure("NEC5044", $"`{file}` cannot be read: {reason}", null);

    public static NecException NoRowWithLabel(string file, string label, IReadOnlyCollection<string> known) =>
        Failure("NEC5045", $"`{file}` has no row with the label {label}", $"its labels: {Few(known)}");

    public static NecException RowsMissing(string file, long count, long needed) =>
        Failure("NEC5046", $"`{file}` has {count} rows, and row {needed} is asked for", null);

    /// <summary>What the compiler would refuse at the place where it is written.</summary>
    public static NecException Refused(DataException fault) =>
        Failure(fault.Code, fault.Message, fault.Help ?? (fault.Known.IsEmpty ? null : $"there are {string.Join(", ", fault.Known.Take(20).Select(n => $"`{n}`"))}"));

    /// <summary>The same of a file that no .sde file names: what it should be told by an argument, it cannot be told.</summary>
    public static NecException RefusedAlone(DataException fault) => Refused(fault) is { Code: "NEC4038", Help: { } help }
        ? Failure(fault.Code, fault.Message, $"{help}, in the `data = file(…)` of a .sde file, and name that") : Refused(fault);

    /// <summary>The first of some names, where they are many.</summary>
    internal static string Few(IReadOnlyCollection<string> names) => string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");

    private static NecException Failure(string code, string message, string? help) => new(code, message, help, 1);

    private static string Text(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);
}
