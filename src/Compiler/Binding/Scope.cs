using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>The names that a formula may use beside the language's functions and constants.</summary>
internal sealed class Scope(ImmutableDictionary<string, Meaning> names)
{
    public static Scope Empty { get; } = new(ImmutableDictionary<string, Meaning>.Empty);

    public Meaning? Find(string name) => names.GetValueOrDefault(name);

    public IEnumerable<string> Names => names.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a name in a formula may be: the names of the scope, the functions and the constants.</summary>
    public IEnumerable<Candidate> Candidates =>
    [
        .. names.Select(n => new Candidate(n.Key, n.Value)),
        .. Functions.All.Select(f => new Candidate(f.Name, new FunctionMeaning(f))),
        .. Functions.Aliases.Select(a => new Candidate(a.Key, new FunctionMeaning(Functions.Find(a.Value)!))),
        new Candidate(StepsBinder.Name, new StepsMeaning()),
        .. Functions.Constants.Select(c => new Candidate(c.Key, new ConstantMeaning(c.Key, c.Value))),
    ];

    /// <summary>Those names that mean such.</summary>
    public Scope Where(Func<Meaning, bool> keep) => new(names.Where(n => keep(n.Value)).ToImmutableDictionary());

    public Scope With(string name, Meaning meaning) => new(names.SetItem(name, meaning));
}
