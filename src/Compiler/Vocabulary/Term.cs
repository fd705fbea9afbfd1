using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Compiler.Vocabulary;

/// <summary>A word of the language that makes a value of the runtime: a data form, a network, a loss, an optimiser, a measure, or a block of settings.</summary>
/// <param name="Name">As written in a file.</param>
/// <param name="Type">The runtime's type that it makes.</param>
/// <param name="Parameters">What a file may state, in order; the context that the runtime supplies itself is not among them.</param>
/// <param name="Context">What the constructor's first argument is called in an experiment, where that is what surrounds the term; else null.</param>
public sealed record Term(string Name, string Summary, Type Type, ImmutableArray<TermParameter> Parameters, string? Context)
{
    /// <summary>Another spelling of the name.</summary>
    public string? Alias { get; init; }

    /// <summary>How it is written where that is no call of its name.</summary>
    public string? Written { get; init; }

    public string Usage => Written ?? $"{Name}({string.Join(", ", Parameters.Select(p => p.TakesRest ? p.Name + ", …" : p.Name))})";

    public TermParameter? Find(string name) => Parameters.FirstOrDefault(p => p.Name == name);
}

/// <summary>One argument of a <see cref="Term"/>.</summary>
/// <param name="Name">As written in a file.</param>
/// <param name="Member">The constructor's parameter.</param>
/// <param name="Bounds">Which values it takes.</param>
public sealed record TermParameter(string Name, string Summary, ParameterInfo Member, TermKind Kind, ArgumentAttribute Bounds)
{
    public bool IsRequired => !Member.HasDefaultValue;

    /// <summary>Whether it takes all arguments from its place on, not one list of them.</summary>
    public bool TakesRest { get; } = Member.IsDefined(typeof(ParamCollectionAttribute), false);

    /// <summary>The type of the value, or of every item of a list.</summary>
    public Type ItemType => Member.ParameterType.IsGenericType ? Member.ParameterType.GetGenericArguments()[0] : Member.ParameterType;
}

/// <summary>What kind of value an argument takes.</summary>
public enum TermKind
{
    Number,
    WholeNumber,
    Truth,
    /// <summary>One of the names of an enumeration.</summary>
    Choice,
    Choices,
    /// <summary>A quoted text.</summary>
    Text,
    /// <summary>A quoted name, or a whole number.</summary>
    NameOrNumber,
    NamesOrNumbers,
    Numbers,
    WholeNumbers,
    /// <summary>One number for all, or a list with one for each.</summary>
    NumberOrNumbers,
    /// <summary>A list of lists of numbers.</summary>
    NumberLists,
    /// <summary>Another term.</summary>
    Term,
    Terms,
}
