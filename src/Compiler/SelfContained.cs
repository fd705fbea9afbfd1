using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler;

/// <summary>
/// A file with what it imports written out in it and its data named by where they lie, so that it means the same wherever it is kept: beside a result.
/// </summary>
public static class SelfContained
{
    /// <summary>The text of the file, with the process it uses in place of the <c>use</c> where that is another file's, changed as the <c>use</c> says.</summary>
    public static string TextOf(Compilation compilation)
    {
        var (source, declarations) = (compilation.Source, compilation.Syntax.Declarations);
        var edits = declarations.OfType<ImportDeclaration>().Select(import => (import.Span, Text: Remark("import", import.Path.Value))).Concat(Names(compilation, source));
        if (compilation.Bound?.Import is var (from, process))
        {
            var use = declarations.OfType<UseDeclaration>().Single();
            edits = edits.Append((use.Span, $"{Remark("from", Path.GetFileName(from.Path))}\n{Written(from, process, source, use, Names(compilation, from))}"));
        }
        return Edited(source.Text, 0, edits);
    }

    private static string Written(SourceText from, ProcessDeclaration process, SourceText user, UseDeclaration use, IEnumerable<(Span Span, string Text)> names)
    {
        var changes =
            from argument in use.Arguments
            from parameter in process.Items.OfType<ParamItem>()
            where parameter.Name.Name == argument.Name?.Name
            select (parameter.Value.Span, Text: user[argument.Value.Span]);
        var line = use.Change is { } change ? $"    {user[change.Span]};\n" : "";
        return Edited(from[process.Span], process.Span.Start, [.. changes.Concat(names), (new Span(process.Span.End - 1, 0), Text: line)]);
    }

    private static IEnumerable<(Span Span, string Text)> Names(Compilation compilation, SourceText source) =>
        from named in compilation.Bound?.NamedFiles ?? []
        where named.At.Source == source
        select (named.At.Span, Printer.Print(new StringExpression(Path.GetFullPath(named.File.Path), named.At.Span)));

    /// <param name="start">Where the text begins in what the stretches count.</param>
    private static string Edited(string text, int start, IEnumerable<(Span Span, string Text)> edits) =>
        edits.OrderByDescending(e => e.Span.Start).Aggregate(text, (all, edit) => all[..(edit.Span.Start - start)] + edit.Text + all[(edit.Span.End - start)..]);

    // Whatever stands behind it on its line stays, and no name of a file ends it.
    private static string Remark(string word, string name) =>
        $"/* {word} {string.Concat(name.Where(c => !char.IsControl(c))).Replace("*/", "* /", StringComparison.Ordinal)} */";
}
