using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>What one parse shares between its steps: the tokens, the report, and how far it came and what was expected there.</summary>
internal sealed class ParseSession(SourceText source, ImmutableArray<Token> tokens, Brackets brackets, SyntaxReport report)
{
    private readonly HashSet<UnreadItem> unread = [];
    private readonly SortedSet<string> expected = new(StringComparer.Ordinal);
    private readonly SortedSet<string> watched = new(StringComparer.Ordinal);

    public SourceText Source => source;

    public ImmutableArray<Token> Tokens => tokens;

    public Brackets Brackets => brackets;

    /// <summary>The furthest token that did not fit in the item being read.</summary>
    public int Furthest { get; private set; }

    /// <summary>What would have fitted there.</summary>
    public IReadOnlySet<string> Expected => expected;

    /// <summary>The index of a token that somebody asks about; -1 when nobody does.</summary>
    public int Watched { get; init; } = -1;

    /// <summary>All that would have fitted in the place of the token <see cref="Watched"/>.</summary>
    public IReadOnlySet<string> ExpectedAtWatched => watched;

    /// <summary>A new item begins: what was expected before is forgotten.</summary>
    public void Begin(int index)
    {
        Furthest = index;
        expected.Clear();
    }

    /// <summary>Keeps what an attempt expected, also when another way was found at that place.</summary>
    public void Note(int index, IEnumerable<string> expectations)
    {
        if (index == Watched) watched.UnionWith(expectations);
        if (index < Furthest) return;
        if (index > Furthest) Begin(index);
        foreach (var expectation in expectations) expected.Add(expectation);
    }

    /// <summary>Reports the furthest failure, unless something in the stretch that is given up was reported already.</summary>
    public void Fail(int start, int end)
    {
        for (var i = start; i < Math.Min(Math.Max(end, Furthest + 1), tokens.Length); i++)
            if (tokens[i].Faulty || brackets.IsFaulty(i)) return;
        report.Add(Blame.For(this));
    }

    /// <summary>What was left out.</summary>
    public ImmutableArray<UnreadItem> Unread => [.. unread];

    /// <summary>What begins at <paramref name="start"/>, and may have been an item of such kinds, is left out.</summary>
    public void LeaveOut(int start, params ReadOnlySpan<Type> kinds)
    {
        var end = start;
        while (end < start + 3 && tokens[end].Kind == TokenKind.Word) end++;
        foreach (var kind in kinds) unread.Add(new UnreadItem(kind, string.Join(' ', tokens[start..end].Select(token => token.Text))));
    }

    /// <summary>Reports something that was mended on the spot.</summary>
    public void Mend(Diagnostic diagnostic) => report.Add(diagnostic);

    public Location At(int index) => new(source, tokens[index].Span);

    public bool StartsLine(int index) =>
        index == 0 || source.Text.AsSpan(tokens[index - 1].Span.End, tokens[index].Span.Start - tokens[index - 1].Span.End).Contains('\n');
}
