using System.Collections.Frozen;
using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>The words that a file may not give away as names.</summary>
public static class Keywords
{
    public static ImmutableArray<string> Declarations { get; } = ["process", "import", "use", "data", "network", "train", "measure", "sweep"];

    /// <summary>The words that stand for a value or a block of settings in the target of a sweep.</summary>
    public static ImmutableArray<string> Sweepable { get; } = ["data", "network", "train", "measure"];

    public static ImmutableArray<string> ProcessItems { get; } = ["time", "state", "param", "let", "drift", "sigma", "equilibrium", "kernel", "reparametrise"];

    public static ImmutableArray<string> Equations { get; } = ["drift", "sigma", "equilibrium", "kernel"];

    /// <summary>Those that give a name of a process its meaning.</summary>
    public static ImmutableArray<string> Naming { get; } = ["time", "state", "param", "let"];

    /// <summary>The words that begin a declaration or a line of a process.</summary>
    public static FrozenSet<string> Heads { get; } = FrozenSet.Create(StringComparer.Ordinal, [.. Declarations, .. ProcessItems]);

    /// <summary>The words that join values, or choose between them.</summary>
    public static ImmutableArray<string> Operators { get; } = ["if", "then", "else", "and", "or", "not", "where"];

    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal, [.. Declarations, .. ProcessItems, .. Operators, "mixture", "in", "for"]);

    public static bool Contains(string word) => All.Contains(word);

    /// <summary>Whether a file may give this name to something: one word, and no keyword.</summary>
    public static bool IsName(string text) =>
        new Lexer(new SourceText("", text), new SyntaxReport()).Run() is [{ Kind: TokenKind.Word } word, _] && word.Span.Length == text.Length && !Contains(word.Text);
}
