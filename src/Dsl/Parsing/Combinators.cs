using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;
using Sprache;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>
/// What the grammar needs beside Sprache's own combinators: rules in any order, spans, and repetitions that remember what they
/// expected, read each token once and do not recurse.
/// </summary>
internal static class Combinators
{
    /// <summary>A rule of the grammar: its body may name rules that stand below it.</summary>
    public static Parser<T> Rule<T>(Func<Parser<T>> body)
    {
        Parser<T>? parser = null;
        return input => (parser ??= body())(input);
    }

    /// <summary>A node that waits for its span.</summary>
    public static Func<Span, T> Node<T>(Func<Span, T> node) => node;

    /// <summary>Hands the node its span: from its first token to the end of its last.</summary>
    public static Parser<T> Spanned<T>(this Parser<Func<Span, T>> parser) => input =>
    {
        var result = parser(input);
        return result.WasSuccessful
            ? Result.Success(result.Value(SpanOf(input, result.Remainder)), result.Remainder)
            : Result.Failure<T>(result.Remainder, result.Message, result.Expectations);
    };

    /// <summary>The parser's value, or null when it does not begin here; begun and not finished is a failure.</summary>
    public static Parser<T?> OrNull<T>(this Parser<T> parser) where T : class => input =>
    {
        var result = parser(input);
        if (result.WasSuccessful || !result.Remainder.Equals(input)) return result;
        Note(result);
        return Result.Success<T?>(null, input);
    };

    /// <summary>The parser's items, or none when it does not begin here.</summary>
    public static Parser<ImmutableArray<T>> OrEmpty<T>(this Parser<ImmutableArray<T>> parser) => input =>
    {
        var result = parser(input);
        if (result.WasSuccessful || !result.Remainder.Equals(input)) return result;
        Note(result);
        return Result.Success(ImmutableArray<T>.Empty, input);
    };

    /// <summary>One item or more, with a separator between them.</summary>
    public static Parser<ImmutableArray<T>> SeparatedBy<T>(this Parser<T> item, Parser<Token> separator) => input =>
    {
        var items = ImmutableArray.CreateBuilder<T>();
        for (var at = input; ;)
        {
            var result = item(at);
            if (!result.WasSuccessful) return Result.Failure<ImmutableArray<T>>(result.Remainder, result.Message, result.Expectations);
            items.Add(result.Value);
            var next = separator(result.Remainder);
            if (!next.WasSuccessful)
            {
                Note(next);
                return Result.Success(items.ToImmutable(), result.Remainder);
            }
            at = next.Remainder;
        }
    };

    /// <summary>Operands joined to the left by operators.</summary>
    public static Parser<T> JoinedBy<T, TOperator>(
        this Parser<T> operand, Parser<TOperator> @operator, Func<TOperator, T, T, Span, T> join) => input =>
    {
        var left = operand(input);
        while (left.WasSuccessful)
        {
            var sign = @operator(left.Remainder);
            if (!sign.WasSuccessful)
            {
                Note(sign);
                break;
            }
            var right = operand(sign.Remainder);
            left = right.WasSuccessful
                ? Result.Success(join(sign.Value, left.Value, right.Value, SpanOf(input, right.Remainder)), right.Remainder)
                : right;
        }
        return left;
    };

    /// <summary>A block's items; a broken one is reported and left out, and reading goes on with the next.</summary>
    public static Parser<ImmutableArray<T>> InBraces<T>(this Parser<T> item) =>
        from opening in Terminals.OpenBrace
        from items in item.Recovering(ofFile: false)
        from closing in Terminals.BlockEnd
        select items;

    /// <summary>Items up to the end of the block that the token before opened, or of the file.</summary>
    public static Parser<ImmutableArray<T>> Recovering<T>(this Parser<T> item, bool ofFile) => start =>
    {
        var items = ImmutableArray.CreateBuilder<T>();
        var input = (TokenInput)start;
        var (session, opening) = (input.Session, ofFile ? -1 : input.Index - 1);
        while (!Recovery.BlockEnds(session, opening, input.Index))
        {
            session.Begin(input.Index);
            var result = item(input);
            if (result.WasSuccessful) items.Add(result.Value);
            else Note(result);
            var next = result.WasSuccessful ? ((TokenInput)result.Remainder).Index : Recovery.NextItem(session, opening, input.Index);
            if (!result.WasSuccessful)
            {
                session.Fail(input.Index, next);
                session.LeaveOut(input.Index, typeof(T));
            }
            input = input.Skip(next - input.Index);
        }
        return Result.Success(items.ToImmutable(), input);
    };

    private static Span SpanOf(IInput start, IInput end) =>
        Span.Between(start.Position, Math.Max(((TokenInput)end).PreviousEnd, start.Position));

    private static void Note<T>(IResult<T> failure)
    {
        var input = (TokenInput)failure.Remainder;
        input.Session.Note(input.Index, failure.Expectations);
    }
}
