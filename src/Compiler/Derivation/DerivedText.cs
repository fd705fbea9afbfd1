using System.Globalization;
using System.Text;
using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>The text that <see cref="DerivedPrinter"/> writes: a head, equations, and tables of values at the ends of the interval.</summary>
internal sealed class DerivedText
{
    private readonly StringBuilder text = new();
    private readonly List<(string Name, string First, string Last)> rows = [];

    public DerivedText(DerivedProcess process)
    {
        var (start, end) = process.Interval;
        text.Append(CultureInfo.InvariantCulture, $"process {process.Bound.Name}, {process.Time.Name} in [{Number(start)}, {Number(end)}]\n");
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

    public void Row(string name, string first, string last) => rows.Add((name, first, last));

    /// <summary>The rows so far, in columns.</summary>
    public void Table()
    {
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
        _ => Number(double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
    };
}
