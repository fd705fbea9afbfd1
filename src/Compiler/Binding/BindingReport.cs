using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What binding tells beside its result: what is wrong, and, where somebody asks, what the names mean.</summary>
internal sealed class BindingReport(DiagnosticBag diagnostics, NameLog? names)
{
    public bool HasErrors => diagnostics.HasErrors;

    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>The name at this place was taken for this.</summary>
    public void Use(Location at, Meaning meaning) => names?.Use(at, meaning);

    /// <summary>The same, with faults collected apart.</summary>
    public BindingReport Into(DiagnosticBag faults) => new(faults, names);

    /// <summary>The file gives a name this meaning.</summary>
    public T Declare<T>(T meaning) where T : Meaning
    {
        Use(meaning.DeclaredAt!, meaning);
        return meaning;
    }

    /// <summary>These would be understood in the place of the name.</summary>
    public void Offer(Identifier name, IEnumerable<Candidate> fitting) => names?.Offer(name, fitting);
}
