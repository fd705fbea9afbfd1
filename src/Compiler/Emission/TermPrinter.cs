using System.Globalization;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>Bound terms as C#: <c>new Mlp(context, hidden: [512, 256], fourier: 256)</c>, over several lines where one would be too long.</summary>
internal static class TermPrinter
{
    private const int Width = 120;

    /// <param name="column">Where the text starts in its line.</param>
    /// <param name="depth">Steps of indentation that the line has.</param>
    public static string Print(BoundTerm term, int column, int depth)
    {
        var head = $"new {term.Term.Type.Name}";
        var arguments = term.Arguments.Select(a => (Name: a.Parameter.Member.Name + ": ", a.Value)).ToArray();
        string[] context = term.Term.Context is { } given ? [given] : [];
        var line = $"{head}({string.Join(", ", [.. context, .. arguments.Select(a => a.Name + Flat(a.Value))])})";
        if (column + line.Length <= Width || arguments.Length == 0) return line;
        return $"{head}({Rows([.. context, .. arguments.Select(a => a.Name + Print(a.Value, 4 * (depth + 1) + a.Name.Length, depth + 1))], depth)})";
    }

    private static string Print(BoundValue value, int column, int depth)
    {
        if (value is TermValue term) return Print(term.Term, column, depth);
        var line = Flat(value);
        return column + line.Length <= Width || value is not ListValue list
            ? line
            : $"[{Rows([.. list.Items.Select(item => Print(item, 4 * (depth + 1), depth + 1))], depth)}]";
    }

    private static string Rows(IEnumerable<string> items, int depth)
    {
        var margin = "\n" + new string(' ', 4 * (depth + 1));
        return margin + string.Join("," + margin, items);
    }

    private static string Flat(BoundValue value) => value switch
    {
        NumberValue number => CSharpPrinter.Literal(number.Value),
        WholeValue whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        TextValue text => CSharpPrinter.Literal(text.Value),
        TruthValue truth => truth.Value ? "true" : "false",
        ChoiceValue choice => $"{choice.Enum.Name}.{choice.Member}",
        TermValue term => Print(term.Term, int.MinValue / 2, 0),
        ListValue list => $"[{string.Join(", ", list.Items.Select(Flat))}]",
        _ => throw new InvalidOperationException($"no such value: {value.GetType()}"),
    };
}
