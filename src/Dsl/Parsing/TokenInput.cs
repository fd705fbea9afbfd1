using Sprache;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>
/// A place in a row of tokens, as Sprache sees it: one step forward is one token, so that blanks are never in the way, and the
/// end of the token before is at hand for spans. Sprache's own input allocates a dictionary for each character.
/// </summary>
internal sealed class TokenInput(ParseSession session, int index) : IInput
{
    public ParseSession Session => session;

    public int Index => index;

    public Token Token => session.Tokens[index];

    /// <summary>Where the token before ends.</summary>
    public int PreviousEnd => index == 0 ? 0 : session.Tokens[index - 1].Span.End;

    public string Source => session.Source.Text;

    public int Position => Token.Span.Start;

    public bool AtEnd => Token.Kind == TokenKind.End;

    public char Current => Source[Position];

    public int Line => session.Source.At(Position).Line;

    public int Column => session.Source.At(Position).Column;

    /// <exception cref="NotSupportedException">Always: <c>Parse.Ref</c> is not used, and nothing else asks for it.</exception>
    public IDictionary<object, object> Memos => throw new NotSupportedException("rules refer to each other by Combinators.Rule, without memos");

    IInput IInput.Advance() => Advance();

    public TokenInput Advance() => AtEnd ? throw new InvalidOperationException("the input is at its end") : Skip(1);

    public TokenInput Skip(int count) => new(session, index + count);

    public bool Equals(IInput? other) => other is TokenInput input && input.Index == index && ReferenceEquals(input.Session, session);

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => index;
}
