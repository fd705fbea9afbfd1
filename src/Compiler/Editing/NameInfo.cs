using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Editing;

/// <summary>What the name at a position is.</summary>
/// <param name="Signature">As it is declared or called, on one line.</param>
/// <param name="Documentation">One sentence; of a file's own names the author's comment. Empty where there is none.</param>
/// <param name="Details">Shape and value, what arguments mean, what was derived: a line each.</param>
/// <param name="At">The name, in the text that was asked about.</param>
/// <param name="Declaration">The name where it is declared, which may be a file of the library; null for the language's own.</param>
public sealed record NameInfo(
    string Name, NameKind Kind, string Signature, string Documentation, ImmutableArray<string> Details, Span At, Location? Declaration);
