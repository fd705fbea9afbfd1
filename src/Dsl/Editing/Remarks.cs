using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>What an author says about an item of a file.</summary>
public static class Remarks
{
    /// <summary>The comment behind the item on its last line, or else the comments right above it, as one text; empty where there is none.</summary>
    public static string On(SourceText source, Span item)
    {
        var lexer = new Lexer(source, new SyntaxReport());
        lexer.Run();
        var comments = lexer.Comments;
        if (comments.FirstOrDefault(c => c.Start >= item.End && Blank(source, item.End, c.Start) && !HasLineEnd(source, item.End, c.Start)) is { Length: > 0 } behind)
            return Text(source[behind]);
        var (above, start) = (ImmutableArray.CreateBuilder<string>(), item.Start);
        for (var i = comments.Length - 1; i >= 0; i--)
        {
            if (comments[i].End > start) continue;
            var alone = source[source.LineSpan(source.At(comments[i].Start).Line)].TrimStart().StartsWith(source[comments[i]].TrimEnd(), StringComparison.Ordinal);
            if (!alone || !Blank(source, comments[i].End, start) || source.At(comments[i].End).Line + 1 != source.At(start).Line) break;
            above.Insert(0, Text(source[comments[i]]));
            start = comments[i].Start;
        }
        return string.Join(' ', above);
    }

    private static bool Blank(SourceText source, int start, int end) => source.Text.AsSpan(start, end - start).IsWhiteSpace();

    private static bool HasLineEnd(SourceText source, int start, int end) => source.Text.AsSpan(start, end - start).Contains('\n');

    private static string Text(string comment) =>
        string.Join(' ', comment.TrimStart('/', '*').TrimEnd('/', '*').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
