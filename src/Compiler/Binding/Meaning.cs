using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What a name stands for.</summary>
/// <param name="DeclaredAt">The name where a file declares it; null for the language's own words.</param>
internal abstract record Meaning(Location? DeclaredAt);

/// <summary>A number or a vector: the time, the state, a parameter, an argument.</summary>
internal sealed record ValueMeaning(Symbol Symbol, Shape Shape, Location? DeclaredAt) : Meaning(DeclaredAt)
{
    /// <summary>Its value has a fault that has been reported: what uses it is not to blame.</summary>
    public bool IsBroken { get; init; }
}

/// <summary>A local definition; without arguments it is used as a value.</summary>
internal sealed record LetMeaning(string Name, ImmutableArray<string> Arguments, Lets Owner, Location? DeclaredAt) : Meaning(DeclaredAt);

/// <summary>A process or a network of the file.</summary>
internal sealed record DeclarationMeaning(string Kind, Location? DeclaredAt) : Meaning(DeclaredAt);

/// <summary>A field of the runtime, called with the network's state and time.</summary>
internal sealed record FieldMeaning(FieldKind Kind) : Meaning((Location?)null);

/// <summary>A function of the language.</summary>
internal sealed record FunctionMeaning(Function Function) : Meaning((Location?)null);

/// <summary>The language's <c>steps</c>, which takes a list or a function.</summary>
internal sealed record StepsMeaning() : Meaning((Location?)null);

/// <summary>A name of the language for a number.</summary>
internal sealed record ConstantMeaning(string Name, double Value) : Meaning((Location?)null);

/// <summary>A process that comes with nec.</summary>
internal sealed record LibraryMeaning(string Name) : Meaning((Location?)null);

/// <summary>A word of the runtime: a data form, a network, a measure.</summary>
internal sealed record TermMeaning(Term Term) : Meaning((Location?)null);

/// <summary>An argument of a term, or a setting of a block.</summary>
internal sealed record ArgumentMeaning(Term Owner, TermParameter Parameter) : Meaning((Location?)null);

/// <summary>One of the words that an argument takes.</summary>
/// <param name="Choices">The enumeration that they name.</param>
internal sealed record ChoiceMeaning(Type Choices, string Name) : Meaning((Location?)null);

/// <summary>Any other word of the language: <c>flat</c>.</summary>
internal sealed record WordMeaning(string Word) : Meaning((Location?)null);
