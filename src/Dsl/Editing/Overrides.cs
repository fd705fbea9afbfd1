using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>
/// Changes values of a file from outside. An override is an edit of the text, comments and layout kept, so that what runs is a
/// text that can be written out beside the result.
/// </summary>
public static class Overrides
{
    /// <summary>What a sweep calls the seed of the run, which is no value of the file.</summary>
    public const string Seed = "seed";

    /// <summary>
    /// Applies the overrides one after the other, so that the last of a key wins. What is overridden is no longer swept. A file with syntax errors is given back as it is,
    /// without diagnostics: its own come first.
    /// </summary>
    public static OverrideResult Apply(SourceText source, IEnumerable<Override> overrides)
    {
        var report = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var @override in overrides)
        {
            var (tree, diagnostics) = Parser.Parse(source);
            if (!diagnostics.IsEmpty) break;
            source = Apply(source, tree, @override, report);
        }
        return new OverrideResult(source, report.ToImmutable());
    }

    private static SourceText Apply(SourceText source, SdeFile tree, Override @override, ImmutableArray<Diagnostic>.Builder report)
    {
        var given = new SourceText($"--set {@override.Key}", @override.Value);
        var (value, diagnostics) = Parser.ParseExpression(given);
        report.AddRange(diagnostics);
        var targets = OverrideTargets.Find(tree, @override.Key);
        if (targets.Count == 0) report.Add(Unknown(tree, @override.Key));
        if (value is null || targets.Count == 0) return source;
        if (Misplaced(@override.Key, value) is { } keyword)
        {
            report.Add(SyntaxDiagnostics.KeywordAsValue(new Location(given, new Span(value.Span.Start, keyword.Length)), keyword));
            return source;
        }
        return Edit(source, [
            .. targets.Select(target => (target.Place, target.Spell(source, @override.Key, given[value.Span]))),
            .. SweepsOf(source, tree, sweep => sweep.Target.Key == @override.Key).Select(place => (place, "")),
        ]);
    }

    /// <summary>The text without a sweep of the run's seed.</summary>
    public static SourceText WithoutSeeds(SourceText source)
    {
        var tree = Parser.Parse(source).Tree;
        return Edit(source, SweepsOf(source, tree, sweep => Substitution.IsSeed(tree, sweep.Target)).Select(place => (place, "")));
    }

    /// <summary>The text without what is to be measured, every line where it was.</summary>
    public static SourceText WithoutMeasures(SourceText source) =>
        Edit(source, Parser.Parse(source).Tree.Declarations.OfType<MeasureDeclaration>().Select(m => (m.Span, new string('\n', source[m.Span].Count(c => c == '\n')))));

    private static SourceText Edit(SourceText source, IEnumerable<(Span Place, string Text)> edits) => source.With(
        edits.OrderByDescending(edit => edit.Place.Start).Aggregate(source.Text, (text, edit) => text[..edit.Place.Start] + edit.Text + text[edit.Place.End..]));

    // With its whole lines where nothing else stands on them.
    private static IEnumerable<Span> SweepsOf(SourceText source, SdeFile tree, Func<SweepDeclaration, bool> which)
    {
        foreach (var sweep in tree.Declarations.OfType<SweepDeclaration>().Where(which))
        {
            var (first, last) = (source.LineSpan(source.At(sweep.Span.Start).Line), source.LineSpan(source.At(sweep.Span.End).Line));
            var alone = string.IsNullOrWhiteSpace(source[Span.Between(first.Start, sweep.Span.Start)]) && string.IsNullOrWhiteSpace(source[Span.Between(sweep.Span.End, last.End)]);
            var lineEnd = source.Text.IndexOf('\n', last.End);
            yield return !alone ? sweep.Span : Span.Between(first.Start, lineEnd < 0 ? source.Text.Length : lineEnd + 1);
        }
    }

    // Two values that the grammar allows in some places only.
    private static string? Misplaced(string key, Expression value) => value switch
    {
        MixtureExpression when key != "data" => "mixture",
        NameExpression { Identifier.Name: "data" } when !key.Contains('.', StringComparison.Ordinal) => "data",
        _ => null,
    };

    private static Diagnostic Unknown(SdeFile tree, string key)
    {
        var (known, why) = OverrideTargets.Explain(tree, key);
        return OverrideDiagnostics.UnknownKey(key, known, key == Seed ? "the run's seed is given by `--seed`" : why);
    }
}
