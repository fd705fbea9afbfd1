using System.Globalization;
using System.Text;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>The text that <see cref="DerivedPrinter"/> writes: a head, equations, and tables of values at the ends of the interval.</summary>
internal sealed class DerivedText
{
    /// <summary>Of the greatest entry: what is smaller is rounding, which differs from machine to machine.</summary>
    private const double Rounding = 1e-12;

    private readonly DerivedProcess process;
    private readonly StringBuilder text = new();
    private readonly List<(string Name, string First, string Last)> rows = [];

    public DerivedText(DerivedProcess process)
    {
        this.process = process;
        var (start, end) = process.Interval;
        text.Append(CultureInfo.InvariantCulture, $"process {process.Bound.Name}, {process.Time.Name} in [{Number(start)}, {Number(end)}]\n");
        foreach (var change in process.Bound.WrittenChanges()) text.Append(CultureInfo.InvariantCulture, $"    {change}\n");
        foreach (var (name, value) in process.Values) text.Append(CultureInfo.InvariantCulture, $"    {name} = {Number(value)}\n");
        text.Append('\n');
    }

    public void Equation(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-24} = {value}\n");

    /// <summary>A line of its own, with an empty line before it unless it is the first.</summary>
    public void Paragraph(string line)
    {
        if (text is not [.., '\n', '\n']) text.Append('\n');
        text.Append(line).Append('\n');
    }

    /// <summary>What a function of time goes to at both ends of the interval.</summary>
    public void Row(string name, Func<double, double> value)
    {
        var (start, end) = process.AtEnds(t => [value(t)]);
        rows.Add((name, Digits(start[0]), Digits(end[0])));
    }

    /// <summary>The same of a vector.</summary>
    public void Row(string name, Func<double, double[]> value)
    {
        var (start, end) = process.AtEnds(value);
        rows.Add((name, Cells(start, Greatest(start)), Cells(end, Greatest(end))));
    }

    /// <summary>The same of a square matrix.</summary>
    public void Rows(string name, Func<double, double[,]> value)
    {
        var (start, end) = process.AtEnds(t => [.. value(t).Entries()]);
        var (first, last, n) = (Greatest(start), Greatest(end), (int)Math.Sqrt(start.Length));
        for (var i = 0; i < n; i++) rows.Add(($"{name}, row {i + 1}", Cells(start.AsSpan(i * n, n), first), Cells(end.AsSpan(i * n, n), last)));
    }

    /// <summary>The rows so far, in columns, below the ends of the interval.</summary>
    public void Table()
    {
        rows.Insert(0, ($"at {process.Time.Name} =", Number(process.Interval.Start), Number(process.Interval.End)));
        text.Append('\n');
        var (names, firsts) = (rows.Max(row => row.Name.Length), rows.Max(row => row.First.Length));
        foreach (var (name, first, last) in rows)
            text.Append(CultureInfo.InvariantCulture, $"{name.PadRight(Math.Max(24, names))}   {first.PadRight(Math.Max(20, firsts))} {last}\n");
        rows.Clear();
    }

    public override string ToString() => text.ToString();

    public static string Number(double value) => MathPrinter.Number(value);

    /// <summary>Ten digits: fewer than rounding touches, so that a print is the same everywhere.</summary>
    public static string Digits(double value) => value switch
    {
        0 => "0",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "none",
        _ => Number(double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
    };

    private static double Greatest(double[] entries) => entries.Max(Math.Abs);

    private static string Cells(ReadOnlySpan<double> entries, double greatest) =>
        $"[{string.Join(", ", entries.ToArray().Select(entry => Digits(Math.Abs(entry) <= Rounding * greatest && double.IsFinite(greatest) ? 0 : entry)))}]";
}
