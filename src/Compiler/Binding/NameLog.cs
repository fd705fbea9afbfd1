using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>A name that would fit at some place, and what it would mean there.</summary>
internal readonly record struct Candidate(string Name, Meaning Meaning);

/// <summary>
/// What the names of a file mean as the binder takes them, for editors: there is no second account of what is visible where. A new
/// construct is known to them when its binder notes the names that it resolves and offers what it would have understood.
/// </summary>
internal sealed class NameLog
{
    private readonly List<(Location At, Meaning Meaning)> uses = [];
    private readonly List<Candidate> offers = [];

    /// <summary>Every name that has a meaning, where it is declared and where it is used.</summary>
    public IReadOnlyList<(Location At, Meaning Meaning)> Uses => uses;

    /// <summary>What would have fitted in the place of <see cref="Cursor.Placeholder"/>.</summary>
    public IReadOnlyList<Candidate> Offers => offers;

    public void Use(Location at, Meaning meaning) => uses.Add((at, meaning));

    public void Offer(Identifier name, IEnumerable<Candidate> fitting)
    {
        if (name.Name == Cursor.Placeholder) offers.AddRange(fitting);
    }
}
