using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Compiler.Vocabulary;

/// <summary>A word of the language.</summary>
/// <param name="Usage">As it is written, with its arguments.</param>
/// <param name="Details">What each argument means, its default and its bounds.</param>
/// <param name="Source">How it is written in the language itself, for what is.</param>
public sealed record GlossaryEntry(string Name, string Usage, string Summary, ImmutableArray<string> Details, string Source = "")
{
    /// <summary>The whole entry, for a terminal.</summary>
    public string ToPlainText()
    {
        var text = new StringBuilder($"{Usage}\n  {Summary}\n");
        foreach (var detail in Details) text.Append($"    {detail}\n");
        if (Source != "") text.Append('\n').Append(Source.TrimEnd()).Append('\n');
        return text.ToString();
    }
}

/// <summary>Everything that the language knows, with its documentation, by chapters.</summary>
public static class Glossary
{
    /// <summary>Everything that goes by a name: some words stand for several things.</summary>
    /// <param name="word">A word of the language, or one of its <see cref="Parts"/>.</param>
    public static ImmutableArray<GlossaryEntry> Find(string word) => [.. Entries.Concat(Parts).Where(entry => entry.Name == word)];

    /// <summary>What is explained and spelt most like a word; null when nothing is.</summary>
    public static string? Nearest(string word) => Suggestion.Nearest(word, Entries.Concat(word.Contains('.') ? Parts : []).Select(entry => entry.Name));

    /// <summary>The parameters of the library's processes and the arguments of terms: <c>vp.beta_max</c>, <c>mlp.hidden</c>.</summary>
    private static IEnumerable<GlossaryEntry> Parts =>
    [
        .. from name in ProcessLibrary.Names
           let entry = ProcessLibrary.Find(name)
           from parameter in entry.Process.Items.OfType<ParamItem>()
           select new GlossaryEntry($"{name}.{parameter.Name.Name}", Printer.Print(parameter), Remarks.On(entry.Source, parameter.Span), []),
        .. from term in Catalogue.All from parameter in Stated(term) select Argument(term, parameter),
    ];

    internal static GlossaryEntry Argument(Term owner, TermParameter parameter) =>
        new($"{owner.Name}.{parameter.Name}", $"{owner.Name}: {parameter.Name}", string.Join("; ", FactsOf(parameter)), []);

    public static IEnumerable<GlossaryEntry> Entries => Chapters().SelectMany(chapter => chapter.Entries);

    /// <summary>What a word of the grammar begins, or null.</summary>
    public static GlossaryEntry? Keyword(string word) =>
        Statements.Declarations.Concat(Statements.ProcessItems).Concat(Statements.Cases).FirstOrDefault(entry => entry.Name == (word == "σ" ? "sigma" : word))
        ?? (Keywords.Contains(word) && Catalogue.All.FirstOrDefault(term => term.Name == word) is { } block ? Term(block) : null);

    public static IEnumerable<(string Title, ImmutableArray<GlossaryEntry> Entries)> Chapters()
    {
        yield return ("declarations of a file", Statements.Declarations);
        yield return ("lines of a process", Statements.ProcessItems);
        yield return ("conditions", Statements.Cases);
        yield return ("processes of the library", [.. ProcessLibrary.Names.Select(Process)]);
        yield return ("data", Terms<DataDistribution>());
        yield return ("networks", [.. Terms<Network>(), .. Enum.GetValues<FieldKind>().Select(Field)]);
        yield return ("training", [.. Terms<TrainingPlan>(), .. Terms<Loss>(), .. Terms<Optimizer>()]);
        yield return ("measures", [.. Terms<MeasurePlan>(), .. Terms<Measure>()]);
        yield return ("functions", [.. Functions.All.Select(Function), Steps]);
        yield return ("constants", [.. Functions.Constants.Keys.Order(StringComparer.Ordinal).Select(Constant)]);
    }

    private static ImmutableArray<GlossaryEntry> Terms<T>() => [.. Catalogue.Of<T>().Select(Term)];

    internal static GlossaryEntry Term(Term term)
    {
        var stated = Stated(term).ToArray();
        var usage = stated.Length == 0 ? term.Name : (term with { Parameters = [.. stated] }).Usage;
        return new GlossaryEntry(term.Name, usage, term.Summary, [.. stated.Select(Parameter)]);
    }

    private static IEnumerable<TermParameter> Stated(Term term) => term.Parameters.Where(p => p.Kind != TermKind.Terms || p.Name != "measures");

    private static string Parameter(TermParameter parameter) => $"{parameter.Name}: {string.Join("; ", FactsOf(parameter))}";

    /// <summary>What an argument means, its default and its bounds.</summary>
    private static IEnumerable<string> FactsOf(TermParameter parameter) =>
        ((string[])[
            parameter.Summary,
            parameter.Kind == TermKind.Choice ? "one of " + string.Join(", ", Enum.GetNames(Nullable.GetUnderlyingType(parameter.Member.ParameterType) ?? parameter.Member.ParameterType).Select(Catalogue.Snake)) : "",
            double.IsFinite(parameter.Bounds.Min) ? $"at least {Number(parameter.Bounds.Min)}" : "",
            double.IsFinite(parameter.Bounds.Above) ? $"greater than {Number(parameter.Bounds.Above)}" : "",
            double.IsFinite(parameter.Bounds.Below) ? $"less than {Number(parameter.Bounds.Below)}" : "",
            double.IsFinite(parameter.Bounds.Max) ? $"at most {Number(parameter.Bounds.Max)}" : "",
            parameter.IsRequired ? "required" : Default(parameter),
        ]).Where(fact => fact != "");

    private static string Default(TermParameter parameter) => parameter.Member.DefaultValue switch
    {
        double number => $"default {Number(number)}",
        int or long => $"default {Convert.ToString(parameter.Member.DefaultValue, CultureInfo.InvariantCulture)}",
        bool truth => truth ? "default true" : "default false",
        Enum choice => $"default {Catalogue.Snake(choice.ToString())}",
        _ => "",
    };

    internal static GlossaryEntry Process(string name)
    {
        var entry = ProcessLibrary.Find(name)!;
        var parameters = entry.Process.Items.OfType<ParamItem>().ToArray();
        var usage = parameters.Length == 0 ? "" : $"({string.Join(", ", parameters.Select(p => $"{p.Name.Name} = {Printer.Print(p.Value)}"))})";
        string[] details = [entry.Remark, .. parameters.Select(p => Parameter(entry.Source, p))];
        return new GlossaryEntry(name, $"use {name}{usage};", entry.Summary.TrimEnd('.'), [.. details.Where(d => d != "")], entry.Source.Text);
    }

    private static string Parameter(SourceText source, ParamItem parameter)
    {
        string[] facts = [Remarks.On(source, parameter.Span), parameter.Domain is null ? "" : Printer.Print(parameter.Domain), $"default {Printer.Print(parameter.Value)}"];
        return $"{parameter.Name.Name}: {string.Join("; ", facts.Where(f => f != ""))}";
    }

    internal static GlossaryEntry Function(Function function)
    {
        var alias = Functions.Aliases.Where(a => a.Value == function.Name).Select(a => $"; also {a.Key}");
        var domain = function.Domain == "" ? "" : $", for {function.Domain}";
        return new GlossaryEntry(function.Name, function.Usage, function.Documentation + domain + string.Concat(alias.Where(a => !function.Documentation.Contains("also", StringComparison.Ordinal))), []);
    }

    internal static GlossaryEntry Steps { get; } = new(
        StepsBinder.Name, StepsBinder.Usage, "constant on equal steps of u from 0 to 1, and beyond them; also of a file, steps(file(\"x.npy\"), u), or of a function of the index 1 to K, steps(x, K, u)", []);

    internal static GlossaryEntry Field(FieldKind field) => field switch
    {
        FieldKind.Ideal => new("ideal", "ideal(x, t)", "in a closed form: ∇log p_t − ∇log p_eq, which reverses the process exactly", []),
        FieldKind.Score => new("score", "score(x, t)", "in a closed form: ∇log p_t of the data carried to t", []),
        FieldKind.EquilibriumScore => new("equilibrium_score", "equilibrium_score(x, t)", "in a closed form: ∇log p_eq", []),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a field that has no case here"),
    };

    internal static GlossaryEntry Constant(string name) => new(name, name, MathPrinter.Number(Functions.Constants[name]), []);

    private static string Number(double value) => MathPrinter.Number(value);
}
