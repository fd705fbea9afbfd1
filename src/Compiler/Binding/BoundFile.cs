using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Sweeping;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>As much of a file as could be bound.</summary>
/// <param name="Process">Null when its time or its state has a fault; with <see cref="BoundProcess.IsWhole"/> false where something else has.</param>
/// <param name="File">Null when anything has a fault.</param>
public sealed record Binding(BoundProcess? Process, BoundFile? File);

/// <summary>A file with every name resolved, every shape checked and every setting folded to a value.</summary>
/// <param name="Import">The process as it is written, where it is another file's.</param>
/// <param name="Dimension">D, the length of the state, from the data.</param>
public sealed record BoundFile(
    SourceText Source,
    ImportedProcess? Import,
    BoundProcess Process,
    BoundTerm Data,
    int Dimension,
    BoundNetwork? Network,
    BoundTerm? Training,
    BoundTerm Measures)
{
    /// <summary>The second network, which the first is compared with.</summary>
    public BoundNetwork? Baseline { get; init; }

    /// <summary>How that one is trained.</summary>
    public BoundTerm? BaselineTraining { get; init; }

    /// <summary>One, two or none.</summary>
    public IEnumerable<BoundNetwork> Networks => new[] { Network, Baseline }.OfType<BoundNetwork>();

    /// <summary>In the order of the file; the values of the file itself are those above.</summary>
    public ImmutableArray<BoundSweep> Sweeps { get; init; } = [];

    /// <summary>What is read from beside the file.</summary>
    public IEnumerable<NamedFile> NamedFiles =>
    [
        .. Process.Formulas.SelectMany(formula => formula.Value.Tables()).SelectMany(table => table.Origin),
        .. Data.Within.SelectMany(term => term.NamedFiles),
    ];
}

/// <summary>A network of the file, under its name.</summary>
public abstract record BoundNetwork(string Name, Location At);

/// <summary>A network of the runtime.</summary>
public sealed record BoundTermNetwork(string Name, BoundTerm Term, Location At) : BoundNetwork(Name, At)
{
    /// <summary>Whether it is told the class of every data point.</summary>
    public bool IsToldLabels => Term["labels"] is TruthValue { Value: true };
}

/// <summary>A network written as a formula of the state and the time, under the names that the file gives them, and of what the process shares.</summary>
public sealed record BoundClosedForm(string Name, string State, string Time, Prediction Predicts, Expr Value, Location At) : BoundNetwork(Name, At);

/// <summary>A <see cref="Vocabulary.Term"/> with the values that the file states; defaults are the runtime's.</summary>
public sealed record BoundTerm(Term Term, ImmutableArray<BoundArgument> Arguments, Location At)
{
    /// <summary>The value stated for a parameter, or null.</summary>
    public BoundValue? this[string parameter] => Arguments.FirstOrDefault(a => a.Parameter.Name == parameter)?.Value;

    /// <summary>The files that the term itself names: that of the points, and that of the labels where they have one of their own.</summary>
    public IEnumerable<NamedFile> NamedFiles => Term.Type != typeof(FileData)
        ? []
        : new[] { "path", "labels" }.Zip(((FileData)TermActivator.Create(this)).Files, (argument, file) => new NamedFile(((TextValue)this[argument]!).At, file));

    /// <summary>The term and all those in its arguments.</summary>
    public IEnumerable<BoundTerm> Within => Arguments.SelectMany(argument => Of(argument.Value)).Prepend(this);

    private static IEnumerable<BoundTerm> Of(BoundValue value) => value switch
    {
        TermValue term => term.Term.Within,
        ListValue list => list.Items.SelectMany(Of),
        _ => [],
    };
}

public sealed record BoundArgument(TermParameter Parameter, BoundValue Value, Location At);

public abstract record BoundValue;

public sealed record NumberValue(double Value) : BoundValue;

public sealed record WholeValue(long Value) : BoundValue;

/// <param name="At">The text with its quotes.</param>
public sealed record TextValue(string Value, Location At) : BoundValue;

public sealed record TruthValue(bool Value) : BoundValue;

/// <param name="Member">The name of the enumeration's member in the runtime.</param>
public sealed record ChoiceValue(Type Enum, string Member) : BoundValue;

public sealed record TermValue(BoundTerm Term) : BoundValue;

public sealed record ListValue(ImmutableArray<BoundValue> Items) : BoundValue;
