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
    /// <summary>
    /// Applies the overrides one after the other, so that the last of a key wins. A file with syntax errors is given back as it is,
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
        var targets = OverrideTargets.Of(tree).Where(target => target.Matches(@override.Key)).ToList();
        if (targets.Count == 0) report.Add(Unknown(tree, @override.Key));
        if (value is null || targets.Count == 0) return source;
        if (Misplaced(@override.Key, value) is { } keyword)
        {
            report.Add(SyntaxDiagnostics.KeywordAsValue(new Location(given, new Span(value.Span.Start, keyword.Length)), keyword));
            return source;
        }
        var text = source.Text;
        foreach (var target in targets.OrderByDescending(target => target.Place.Start))
            text = text[..target.Place.Start] + target.Spell(source, @override.Key, given[value.Span]) + text[target.Place.End..];
        return new SourceText(source.Path, text);
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
        var known = OverrideTargets.Of(tree).Select(target => target.Key).Distinct(StringComparer.Ordinal).ToList();
        var block = key[..(key.IndexOf('.', StringComparison.Ordinal) + 1)];
        var why = known.Contains(block) ? null : MissingBlock(block);
        return OverrideDiagnostics.UnknownKey(key, known.FindAll(name => name.Length > 0 && !name.EndsWith('.')), why);
    }

    private static string? MissingBlock(string prefix) => prefix switch
    {
        "train." => "the file has no `train` block",
        "measure." => "the file has no `measure` block",
        "network." => "the file has no network that takes arguments",
        _ => null,
    };
}
