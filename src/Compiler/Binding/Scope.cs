using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What a name stands for in a formula.</summary>
internal abstract record Meaning(Location? DeclaredAt);

/// <summary>A number or a vector: the time, the state, a parameter, an argument.</summary>
internal sealed record ValueMeaning(Symbol Symbol, Shape Shape, Location? DeclaredAt) : Meaning(DeclaredAt);

/// <summary>A local definition; without arguments it is used as a value.</summary>
internal sealed record LetMeaning(string Name, ImmutableArray<string> Arguments, Lets Owner, Location? DeclaredAt) : Meaning(DeclaredAt);

/// <summary>A field of the runtime, called with the network's state and time.</summary>
internal sealed record FieldMeaning(FieldKind Kind) : Meaning((Location?)null);

/// <summary>The names that a formula may use beside the language's functions and constants.</summary>
internal sealed class Scope(ImmutableDictionary<string, Meaning> names)
{
    public static Scope Empty { get; } = new(ImmutableDictionary<string, Meaning>.Empty);

    public Meaning? Find(string name) => names.GetValueOrDefault(name);

    public IEnumerable<string> Names => names.Keys.Order(StringComparer.Ordinal);

    public Scope With(string name, Meaning meaning) => new(names.SetItem(name, meaning));
}
