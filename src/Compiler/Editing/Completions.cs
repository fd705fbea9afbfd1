using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Editing;

/// <summary>The names that fit at a position. All of them: which of them begin with what is typed is for the editor to see.</summary>
/// <param name="Replaces">The word that is being typed, which the chosen name replaces; empty where none is.</param>
public sealed record Completions(Span Replaces, ImmutableArray<CompletionItem> Items);

/// <param name="Documentation">One line; may be empty.</param>
public sealed record CompletionItem(string Name, NameKind Kind, string Documentation);
