using System.Collections.Immutable;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Editing;

/// <summary>
/// What an editor asks about a text, be it half-written. Positions count UTF-16 units from 0 on, and one outside of the text is taken for
/// its nearest end. Functions of the text, and of those it imports, that never throw; nothing is kept between two questions. Imported texts
/// come from beside the text's own path, unless the editor says where from.
/// </summary>
public static class LanguageService
{
    /// <summary>Everything that is wrong with the text.</summary>
    public static ImmutableArray<Diagnostic> Diagnostics(SourceText source, SourceResolver? files = null) => SdeCompiler.Compile(source, files).Diagnostics;

    /// <summary>What the name at a position is; null where no name is, or none that is known.</summary>
    public static NameInfo? MeaningAt(SourceText source, int position, SourceResolver? files = null)
    {
        if (NamesAt(source, position, files) is not { } names) return null;
        var name = source[names.Word];
        if (names.Meaning is { } meaning)
        {
            var entry = Descriptions.Of(name, meaning);
            return new NameInfo(name, Descriptions.KindOf(meaning), entry.Usage, entry.Summary, [.. entry.Details, .. Value(names, meaning)], names.Word, names.Declared);
        }
        return Glossary.Keyword(name) is { } word
            ? new NameInfo(name, NameKind.Keyword, word.Usage, word.Summary, [.. word.Details, .. Derived(source, name, files)], names.Word, null)
            : null;
    }

    /// <summary>The names that would be understood at a position, in place of the word that is being typed there.</summary>
    public static Completions CompletionsAt(SourceText source, int position, SourceResolver? files = null)
    {
        position = Math.Clamp(position, 0, source.Text.Length);
        if (Cursor.Complete(source, position) is not { } cursor) return new Completions(new Span(position, 0), []);
        var names = new NameLog();
        Binder.Bind(cursor.Tree, cursor.Source, files ?? SourceResolver.Files, new DiagnosticBag(), names);
        var items = names.Offers.Where(o => o.Name != Cursor.Placeholder)
            .Select(o => new CompletionItem(o.Name, Descriptions.KindOf(o.Meaning), Descriptions.Of(o.Name, o.Meaning).Summary))
            .Concat(cursor.Words.Select(word => new CompletionItem(word, NameKind.Keyword, Glossary.Keyword(word)?.Summary ?? "")));
        return new Completions(cursor.Word, [.. items.DistinctBy(i => i.Name).OrderBy(i => i.Kind).ThenBy(i => i.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Every place of the text that names what the name at a position names, its declaration among them.</summary>
    public static ImmutableArray<Span> References(SourceText source, int position, SourceResolver? files = null) =>
        NamesAt(source, position, files) is { Meaning: { } meaning } names
            ? [.. names.Uses.Where(u => Same(u.Meaning, meaning)).Select(u => u.At).Distinct().OrderBy(s => s.Start)]
            : [];

    /// <summary>Gives what is named at a position another name, everywhere: possible where the text then says the same.</summary>
    public static Renaming Rename(SourceText source, int position, string newName, SourceResolver? files = null)
    {
        if (NamesAt(source, position, files) is not { Meaning: { } meaning } names) return Refuse("there is no name here");
        if (names.Declared is not { } declared || declared.Source != source) return Refuse($"`{source[names.Word]}` is not declared in this file");
        if (!Keywords.IsName(newName)) return Refuse($"`{newName}` cannot be a name");
        var places = References(source, position, files);
        var renamed = source.With(Replace(source.Text, places, newName));
        var shift = places.Count(p => p.Start < declared.Span.Start) * newName.Length - places.Where(p => p.Start < declared.Span.Start).Sum(p => p.Length);
        var keepsMeaning = References(renamed, declared.Span.Start + shift, files).Length == places.Length
            && Codes(renamed, files).SequenceEqual(Codes(source, files));
        return keepsMeaning ? new Renaming(places, null) : Refuse($"`{newName}` means something else already");
    }

    private static Renaming Refuse(string why) => new([], why);

    private static string Replace(string text, ImmutableArray<Span> places, string by) =>
        places.Reverse().Aggregate(text, (edited, place) => edited[..place.Start] + by + edited[place.End..]);

    private static IEnumerable<string> Codes(SourceText source, SourceResolver? files) => Diagnostics(source, files).Select(d => d.Code);

    private static bool Same(Meaning a, Meaning b) => a.DeclaredAt is null ? a == b : a.DeclaredAt == b.DeclaredAt;

    private static NamedFile? NamesAt(SourceText source, int position, SourceResolver? files)
    {
        if (Cursor.At(source, Math.Clamp(position, 0, source.Text.Length)) is not { } cursor) return null;
        var names = new NameLog();
        var (process, _) = Binder.Bind(cursor.Tree, cursor.Source, files ?? SourceResolver.Files, new DiagnosticBag(), names);
        var uses = names.Uses.Where(u => u.At.Source == cursor.Source).Select(u => (At: cursor.InFile(u.At.Span, source), u.Meaning)).ToImmutableArray();
        var meaning = uses.FirstOrDefault(u => u.At == cursor.Word).Meaning;
        var declared = meaning?.DeclaredAt is { } at && at.Source == cursor.Source ? new Location(source, cursor.InFile(at.Span, source)) : meaning?.DeclaredAt;
        return new NamedFile(process, cursor.Word, uses, meaning, declared);
    }

    /// <summary>What a parameter stands for in this file.</summary>
    private static IEnumerable<string> Value(NamedFile names, Meaning meaning) =>
        meaning is ValueMeaning { Symbol: { Kind: Algebra.SymbolKind.Parameter } symbol } && names.Process?.Parameters.FirstOrDefault(p => p.Name == symbol.Name) is { } parameter
            ? [$"{parameter.Name} = {Algebra.Printing.MathPrinter.Number(parameter.Value)}"]
            : [];

    /// <summary>At an equation, what it leads to.</summary>
    private static IEnumerable<string> Derived(SourceText source, string word, SourceResolver? files) =>
        (Keywords.Equations.Contains(word) || word == "σ") && SdeCompiler.Compile(source, files).Derived is { } derived
            ? DerivedPrinter.Equations(derived).Select(e => $"{e.Name} = {e.Formula}")
            : [];

    /// <param name="Word">The word that is asked about.</param>
    /// <param name="Declared">Where what it means is declared.</param>
    private sealed record NamedFile(BoundProcess? Process, Span Word, ImmutableArray<(Span At, Meaning Meaning)> Uses, Meaning? Meaning, Location? Declared);
}
