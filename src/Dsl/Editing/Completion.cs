using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>Completes the item that a word stands in by what the grammar waits for behind it, and asks the grammar what fits in the word's place.</summary>
/// <param name="tokens">Those of the file.</param>
/// <param name="index">The first of them behind the word.</param>
internal sealed class Completion(SourceText source, Span word, ImmutableArray<Token> tokens, int index)
{
    // From a bare name to a whole item: `time t in [x` and `, 0 ] ;`.
    private const int MostInsertions = 8;

    // A character that begins nothing.
    private const string Nothing = "@";

    /// <summary>The word, or the empty stretch where one may begin.</summary>
    public Span Word => word;

    /// <param name="touches">Whether a word that starts and ends there is meant.</param>
    /// <returns>Null where no word can be.</returns>
    public static Completion? At(SourceText source, int position, Func<int, int, bool> touches)
    {
        var lexer = new Lexer(source, new SyntaxReport());
        var tokens = lexer.Run();
        if (lexer.Comments.Any(c => c.Start < position && (position < c.End || position == c.End && source.Text[c.End - 1] != '/'))) return null;
        var index = tokens.TakeWhile(t => t.Kind != TokenKind.End && t.Span.End < position).Count();
        // A word may end here where another begins right away, as in `²x`.
        for (var i = index; i < tokens.Length && tokens[i].Span.Start <= position; i++)
            if (tokens[i].Kind == TokenKind.Word && touches(tokens[i].Span.Start, tokens[i].Span.End)) return new(source, tokens[i].Span, tokens, i + 1);
        while (tokens[index].Kind != TokenKind.End && tokens[index].Span.End <= position) index++;
        return tokens[index].Span.Start < position ? null : new(source, new Span(position, 0), tokens, index);
    }

    /// <summary>
    /// The file with a name in place of the word: as it stands where the name then has a place in the tree, else with the rest of the item
    /// replaced by the least that makes it whole.
    /// </summary>
    public Cursor Complete(string name)
    {
        var asWritten = With(name, Behind(index));
        var tree = Parser.Parse(asWritten).Tree;
        var (inserted, rest) = ("", Behind(NextItem()));
        for (var i = 0; i <= MostInsertions && !IsIn(tree, name); i++)
        {
            var text = With(name + inserted, rest);
            if (Parser.Parse(text).Tree is var completed && IsIn(completed, name)) return new Cursor(text, completed, word, []);
            if (Insertion(ExpectedBehind(name + inserted, rest)) is not { } more) break;
            inserted += " " + more;
        }
        return new Cursor(asWritten, tree, word, []);
    }

    /// <summary>The words of the language that the grammar allows in the word's place.</summary>
    public ImmutableArray<string> Words()
    {
        var expected = ExpectedBehind("", Behind(NextItem()));
        return
        [
            .. expected.Contains(Expected.Declaration) ? Keywords.Declarations : [],
            .. expected.Contains(Expected.ProcessItem) ? Keywords.ProcessItems : [],
            .. expected.Select(Quoted).OfType<string>().Where(text => char.IsLetter(text[0])),
        ];
    }

    private IReadOnlySet<string> ExpectedBehind(string text, string rest) =>
        Parser.Parse(With($"{text} {Nothing}", rest), word.Start + text.Length + 1).Expected;

    private SourceText With(string name, string rest)
    {
        var text = source.Text[..word.Start] + name + rest;
        return text == source.Text ? source : source.With(text);
    }

    /// <summary>The text from the end of the token before on, so that what began a line still begins one.</summary>
    private string Behind(int next) => source.Text[(next == index ? word.End : tokens[next - 1].Span.End)..];

    private bool IsIn(SdeFile tree, string name) =>
        tree.DescendantsAndSelf().Any(n => n is Identifier identifier && identifier.Span == new Span(word.Start, name.Length));

    /// <summary>What follows the item that the word stands in: behind its <c>;</c> or its block, or where a new line begins another.</summary>
    private int NextItem()
    {
        var report = new SyntaxReport();
        var session = new ParseSession(source, tokens, new Brackets(source, tokens, report), report);
        var depth = 0;
        for (var i = index; i < tokens.Length - 1; i++)
        {
            if (depth == 0 && (tokens[i].Kind == TokenKind.CloseBrace || Recovery.StartsItem(session, i))) return i;
            if (tokens[i].Kind == TokenKind.OpenBrace) depth++;
            if (tokens[i].Kind == TokenKind.CloseBrace) depth--;
            if (depth == 0 && tokens[i].Kind is TokenKind.Semicolon or TokenKind.CloseBrace) return i + 1;
        }
        return tokens.Length - 1;
    }

    /// <summary>The shortest way on: ending the statement, closing a bracket, another sign, a value, a name.</summary>
    private static string? Insertion(IReadOnlySet<string> expected)
    {
        var signs = expected.Select(Quoted).OfType<string>().ToArray();
        return signs.FirstOrDefault(s => s == ";")
            ?? signs.FirstOrDefault(s => s is ")" or "]")
            ?? signs.FirstOrDefault(s => !char.IsLetter(s[0]))
            ?? (expected.Contains(Expected.Value) ? "0" : expected.Contains(Expected.Name) ? "_" : signs.FirstOrDefault());
    }

    /// <summary><c>in</c> of <c>`in`</c>; null of what the grammar calls by a description.</summary>
    private static string? Quoted(string expected) => expected.Length > 2 && expected[0] == '`' ? expected[1..^1] : null;
}
