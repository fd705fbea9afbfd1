using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using Sprache;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>A file's tree, without the items that could not be read, and what is wrong with it.</summary>
public sealed record ParseResult(SdeFile Tree, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A lone expression, or null when it is broken, and what is wrong with it.</summary>
public sealed record ExpressionParseResult(Expression? Value, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>From text to syntax tree. Never throws for what a text holds.</summary>
public static class Parser
{
    // So deep a formula fits on any thread.
    private const int Shallow = 20;

    /// <summary>Reads a whole file; broken items are reported and left out.</summary>
    public static ParseResult Parse(SourceText source)
    {
        var (declarations, span, diagnostics, session) = Run(source, Grammar.File, []);
        return new ParseResult(new SdeFile(declarations, span) { Unread = session.Unread }, diagnostics);
    }

    /// <summary>Reads a text that is one value: an expression or a mixture.</summary>
    public static ExpressionParseResult ParseExpression(SourceText source)
    {
        var (value, _, diagnostics, _) = Run(source, Formula.Alone, null!);
        return new ExpressionParseResult(diagnostics.IsEmpty ? value : null, diagnostics);
    }

    /// <summary>Reads a whole file, and tells what would have fitted in the place of the first token from a position on.</summary>
    internal static (SdeFile Tree, IReadOnlySet<string> Expected) Parse(SourceText source, int watched)
    {
        var (declarations, span, _, session) = Run(source, Grammar.File, [], watched);
        return (new SdeFile(declarations, span) { Unread = session.Unread }, session.ExpectedAtWatched);
    }

    private static (T Value, Span Span, ImmutableArray<Diagnostic> Diagnostics, ParseSession Session) Run<T>(
        SourceText source, Parser<T> rule, T otherwise, int? watched = null)
    {
        var report = new SyntaxReport();
        var tokens = new Lexer(source, report).Run();
        var brackets = new Brackets(source, tokens, report);
        var span = tokens.Length < 2 ? new Span(0, 0) : tokens[0].Span.Cover(tokens[^2].Span);
        var session = new ParseSession(source, tokens, brackets, report) { Watched = watched is { } at ? tokens.TakeWhile(t => t.Span.Start < at).Count() : -1 };
        // A comment that is not closed may have taken in anything.
        if (brackets.BeyondLimits || tokens[^1].Faulty) session.LeaveOut(tokens.Length - 1, typeof(Declaration), typeof(ProcessItem));
        if (brackets.BeyondLimits) return (otherwise, span, report.ToImmutable(), session);
        var start = new TokenInput(session, 0);
        var result = brackets.Deepest <= Shallow ? rule(start) : DeepStack.Run(() => rule(start));
        if (result.WasSuccessful) return (result.Value, span, report.ToImmutable(), session);
        session.Note(((TokenInput)result.Remainder).Index, result.Expectations);
        session.Fail(0, tokens.Length);
        session.LeaveOut(tokens.Length - 1, typeof(Declaration), typeof(ProcessItem));
        return (otherwise, span, report.ToImmutable(), session);
    }
}
