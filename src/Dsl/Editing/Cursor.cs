using System.Collections.Immutable;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>
/// A file at a place where somebody is typing: its tree, with the item there completed as the grammar wants it, so that a half-written
/// one has its place in it.
/// </summary>
/// <param name="Source">The text of the tree: the file's own, or with the item completed.</param>
/// <param name="Tree">The rest of the file as it is.</param>
/// <param name="Word">The word that the place touches, in the file; empty where it touches none.</param>
/// <param name="Words">The language's own words that fit in the word's place.</param>
public sealed record Cursor(SourceText Source, SdeFile Tree, Span Word, ImmutableArray<string> Words)
{
    /// <summary>Stands in the tree for the word that is being typed. It is a name by the grammar, and none that anybody writes.</summary>
    public const string Placeholder = "\u02BCcursor\u02BC";

    /// <summary>The file with <see cref="Placeholder"/> in place of the word that ends or goes on at a position; null inside a comment.</summary>
    public static Cursor? Complete(SourceText source, int position) =>
        Completion.At(source, position, (start, end) => start < position && position <= end) is { } completion
            ? completion.Complete(Placeholder) with { Words = completion.Words() }
            : null;

    /// <summary>The file with the word at a position as it stands; null where there is none.</summary>
    public static Cursor? At(SourceText source, int position) =>
        Completion.At(source, position, (start, end) => start <= position && position <= end) is { Word.Length: > 0 } completion
            ? completion.Complete(source[completion.Word])
            : null;

    /// <summary>Where a stretch of <see cref="Source"/> stands in the file.</summary>
    public Span InFile(Span span, SourceText file) =>
        span.Start <= Word.Start ? span : span with { Start = span.Start - Source.Text.Length + file.Text.Length };
}
