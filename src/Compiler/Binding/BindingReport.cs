using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What binding tells beside its result: what is wrong, and, where somebody asks, what the names mean.</summary>
/// <param name="unread">What the parser has reported and left out: it is not missed.</param>
internal sealed class BindingReport(DiagnosticBag diagnostics, NameLog? names, ImmutableArray<UnreadItem> unread)
{
    public bool HasErrors => diagnostics.HasErrors;

    /// <summary>Whether somebody asks what the names mean.</summary>
    public bool IsHeard => names is not null;

    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    public void AddRange(DiagnosticBag more) => diagnostics.AddRange(more.ToImmutable());

    /// <summary>The name at this place was taken for this.</summary>
    public void Use(Location at, Meaning meaning) => names?.Use(at, meaning);

    /// <summary>The same, with faults collected apart.</summary>
    public BindingReport Into(DiagnosticBag faults) => new(faults, names, unread);

    /// <summary>The same for another text, of which everything was read.</summary>
    public BindingReport IntoOther(DiagnosticBag faults) => new(faults, names, []);

    /// <summary>Faults alone: nobody hears of the names.</summary>
    public BindingReport Trial(DiagnosticBag faults) => new(faults, null, unread);

    /// <summary>The file gives a name this meaning.</summary>
    public T Declare<T>(T meaning) where T : Meaning
    {
        Use(meaning.DeclaredAt!, meaning);
        return meaning;
    }

    /// <summary>These would be understood in the place of the name.</summary>
    public void Offer(Identifier name, IEnumerable<Candidate> fitting) => names?.Offer(name, fitting);

    /// <summary>Whether the file may state what begins with this keyword, in a way that could not be read.</summary>
    public bool MayState(string keyword) => unread.Any(item => item.MayState(keyword));

    /// <summary>Whether a name that means nothing may have been given a meaning by something that could not be read.</summary>
    public bool MayName(string name) => unread.Any(item => item.MayName(name));

    /// <summary>Whether a node of this kind could not be read.</summary>
    public bool Lacks<T>() where T : SyntaxNode => unread.Any(item => item.Kind == typeof(T));
}
