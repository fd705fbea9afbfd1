using System.Collections.Immutable;
using System.Globalization;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>The functions that list the values of a sweep, both ends among them.</summary>
internal sealed class Ranges(SourceText source, BindingReport diagnostics)
{
    private static readonly (string Name, string Usage, string Summary, Func<double, double, double, double> At)[] All =
    [
        ("linspace", "linspace(first, last, count)", "numbers at equal distances, both ends among them", (a, b, u) => a + (b - a) * u),
        ("geomspace", "geomspace(first, last, count)", "numbers in equal proportions, both ends among them", (a, b, u) => a * Math.Pow(b / a, u)),
    ];

    public static IEnumerable<GlossaryEntry> Entries => All.Select(r => new GlossaryEntry(r.Name, $"sweep beta_max in {r.Usage};", r.Summary, []));

    /// <summary>The values, or null when they are not to be had, which has been reported.</summary>
    public ImmutableArray<NumberExpression>? Of(Identifier name, ImmutableArray<Argument> arguments, Span span)
    {
        var range = All.FirstOrDefault(r => r.Name == name.Name);
        if (range.Name is null)
        {
            var names = All.Select(r => r.Name).ToArray();
            diagnostics.Add(NameDiagnostics.UnknownTerm(
                At(name), "range of values", name.Name, Suggestion.Nearest(name.Name, names), string.Join(", ", names.Select(n => $"`{n}`"))));
        }
        else if (arguments.FirstOrDefault(a => a.Name is not null) is { Name: { } label }) diagnostics.Add(NameDiagnostics.ArgumentByName(At(label), name.Name));
        else if (arguments.Length != 3) diagnostics.Add(NameDiagnostics.WrongCount(new Location(source, span), name.Name, range.Usage, arguments.Length));
        else if (Numbers(arguments) is var (first, last, count) && IsCount(count, arguments[2]) && (name.Name == "linspace" || ArePositive(first, last, arguments)))
            return [.. Enumerable.Range(0, (int)count).Select(i => Number(i == count - 1 ? last : range.At(first, last, i / (count - 1)), span))];
        return null;
    }

    private (double First, double Last, double Count)? Numbers(ImmutableArray<Argument> arguments)
    {
        var constants = new ConstantBinder(source, diagnostics);
        double?[] numbers = [.. ((string[])["the first value", "the last value", "the number of values"]).Select((role, i) => constants.Number(arguments[i].Value, role))];
        return numbers is [{ } first, { } last, { } count] ? (first, last, count) : null;
    }

    private bool IsCount(double count, Argument at)
    {
        if (count == Math.Floor(count) && count is >= 2 and <= SweepBinder.MostCombinations) return true;
        diagnostics.Add(ShapeDiagnostics.OutOfDomain(At(at), "the number of values", $"a whole number from 2 to {SweepBinder.MostCombinations}", Text(count)));
        return false;
    }

    private bool ArePositive(double first, double last, ImmutableArray<Argument> arguments)
    {
        if (first > 0 && last > 0) return true;
        var (value, at) = first > 0 ? (last, arguments[1]) : (first, arguments[0]);
        diagnostics.Add(ShapeDiagnostics.OutOfDomain(At(at), "an end of `geomspace`", "greater than 0", Text(value)));
        return false;
    }

    // To 15 digits: a tenth of the way from 0 to 3 is 0.3, and not 0.30000000000000004.
    private static NumberExpression Number(double value, Span span)
    {
        var text = value.ToString("G15", CultureInfo.InvariantCulture);
        return new NumberExpression(double.Parse(text, CultureInfo.InvariantCulture), text, span);
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private Location At(SyntaxNode node) => new(source, node.Span);
}
