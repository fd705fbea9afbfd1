using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Data that cannot be had: what the runtime's forms refuse themselves (<see cref="DataException"/>, with their codes), and what else needs of them.</summary>
internal static class DataDiagnostics
{
    /// <summary>At the argument that is at fault, or at the whole data.</summary>
    public static Diagnostic Unsound(BoundTerm data, DataException fault)
    {
        var at = data.Arguments.FirstOrDefault(a => a.Parameter.Member.Name == fault.Parameter)?.At ?? data.At;
        var diagnostic = Diagnostic.Error(fault.Code, fault.Message, at);
        if (fault.Known is { IsEmpty: false, Length: <= 20 } known && fault.Code != "NEC4027") diagnostic = diagnostic.WithNote($"there are {string.Join(", ", known.Select(n => $"`{n}`"))}");
        if (fault.Unknown is { } unknown && Suggestion.Nearest(unknown, fault.Known) is { } nearest) diagnostic = diagnostic.WithHelp($"did you mean `{nearest}`?");
        return fault.Help is null ? diagnostic : diagnostic.WithHelp(fault.Help);
    }

    public static Diagnostic NoSchedule(BoundTerm file, FileData read) =>
        Diagnostic.Error("NEC4040", $"`{read.Files[0].Name}` is no schedule: it has {read.Dimension} numbers in a row, and `steps` takes one", file.At)
            .WithHelp("of a table take one column: `file(\"betas.csv\", columns = [\"beta\"])`; an array has one index, as long as the schedule");

    /// <summary>What a run tells of data, told of what is read for a formula.</summary>
    public static Diagnostic Unreadable(BoundTerm file, NecException failure)
    {
        var diagnostic = Diagnostic.Error(failure.Code, failure.Message, file.NamedFiles.First().At);
        return failure.Help is null ? diagnostic : diagnostic.WithHelp(failure.Help);
    }

    /// <summary>A closed form of fields that the data does not know exactly; null where all is well.</summary>
    public static Diagnostic? ScoreMissing(BoundTerm data, BoundClosedForm network) =>
        !UsesScore(network.Value) || ((DataDistribution)TermActivator.Create(data)).HasScore
            ? null
            : Diagnostic.Error("NEC4021", $"network `{network.Name}` needs the exact score of the data, and `{data.Term.Name}` has none", network.At)
                .WithRelated(data.At, "the data")
                .WithHelp("train a network, `network e = mlp();`, or take data whose score is known, such as `normal` or `mixture`");

    public static Diagnostic NotAffine(Location at, string sign) =>
        Diagnostic.Error("NEC4023", $"`{sign}` makes no data here", at)
            .WithNote("data is multiplied by numbers, and numbers are added to it: `2 * data + [1, 0]`; a matrix stands before it")
            .WithHelp("independent data stand side by side in `product(a, b)`, and one is drawn instead of the other in `mixture { 0.5: a; 0.5: b; }`");

    public static Diagnostic ShapeBesideData(Location at, string sign, Location number, Shape shape, Location data, int dimension) =>
        Diagnostic.Error("NEC4026", $"`{sign}` takes {shape.Describe()} and data of dimension {dimension}", at)
            .WithRelated(number, shape.Describe())
            .WithRelated(data, $"this has dimension {dimension}")
            .WithNote("a number stands for every component, a vector has one for each, and a matrix, before the data, a row and a column for each");

    public static Diagnostic MixtureAsValue(Location at) =>
        Diagnostic.Error("NEC4022", "a mixture is data and has no value", at, "expected a number or a formula").WithHelp("data stands in `data = …;`");

    /// <param name="how">What the process does: <c>couples the components</c>.</param>
    public static Diagnostic ScoreLostForNetwork(BoundClosedForm network, BoundTerm data, Location process, string how) =>
        ScoreLost(Diagnostic.Error("NEC3056", $"network `{network.Name}` needs the exact score of the data, which is not known under this process", network.At), data, process, how)
            .WithHelp("train a network, `network e = mlp();`, or take data whose score is known under any drift, such as `normal`, `mixture` or `points`");

    public static Diagnostic ScoreLostForMeasure(BoundTerm measure, BoundTerm data, Location process, string how) =>
        ScoreLost(Diagnostic.Warning("NEC3057", $"`{measure.Term.Name}` cannot be had: the exact score of the data is not known under this process", measure.At), data, process, how)
            .WithHelp("leave it out, or take data whose score is known under any drift, such as `normal`, `mixture` or `points`");

    private static Diagnostic ScoreLost(Diagnostic diagnostic, BoundTerm data, Location process, string how) => diagnostic
        .WithRelated(data.At, "the data, whose score is known where all components are alike")
        .WithRelated(process, $"this process {how}");

    public static bool UsesScore(Expr e) => e is FieldAt { Kind: FieldKind.Ideal or FieldKind.Score } || e.Children().Any(UsesScore);
}
