using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using Sprache;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>The grammar's words and signs: one token each.</summary>
internal static class Terminals
{
    private static readonly Parser<Token> semicolon = Sign(TokenKind.Semicolon, Expected.Semicolon);
    private static readonly Parser<Token> equals = Sign(TokenKind.Equals, Expected.EqualsSign);

    public static readonly Parser<Token> OpenParenthesis = Sign(TokenKind.OpenParenthesis, "`(`");
    public static readonly Parser<Token> CloseParenthesis = Sign(TokenKind.CloseParenthesis, "`)`");
    public static readonly Parser<Token> OpenBracket = Sign(TokenKind.OpenBracket, "`[`");
    public static readonly Parser<Token> CloseBracket = Sign(TokenKind.CloseBracket, "`]`");
    public static readonly Parser<Token> OpenBrace = Sign(TokenKind.OpenBrace, "`{`");
    public static readonly Parser<Token> Comma = Sign(TokenKind.Comma, Expected.Comma);
    public static readonly Parser<Token> Colon = Sign(TokenKind.Colon, Expected.Colon);
    public static readonly Parser<Token> Dot = Sign(TokenKind.Dot, Expected.Dot);
    public static readonly Parser<Token> Power = Sign(TokenKind.Power, Expected.Operator);
    public static readonly Parser<Token> Superscript = Sign(TokenKind.Superscript, Expected.Operator);
    public static readonly Parser<Token> Number = Sign(TokenKind.Number, Expected.Value);
    public static readonly Parser<Token> String = Sign(TokenKind.String, Expected.Value);
    public static readonly Parser<Token> QuotedText = Sign(TokenKind.String, Expected.Text);
    public static readonly Parser<Token> End = Sign(TokenKind.End, Expected.End);

    /// <summary>A name that a file may give: any word but a keyword.</summary>
    public static readonly Parser<Identifier> Name = Word(Expected.Name, (tokens, i) => !Keywords.Contains(tokens[i].Text));

    /// <summary>A setting's name: free of ambiguity but for the words that begin a declaration.</summary>
    public static readonly Parser<Identifier> SettingName = Word(Expected.Setting, BeginsNoDeclaration);

    /// <summary>What a sweep goes through: a parameter, or one of the words that settings stand behind.</summary>
    public static readonly Parser<Identifier> SweptName = Word(
        Expected.Name, (tokens, i) => !Keywords.Contains(tokens[i].Text) || Keywords.Sweepable.Contains(tokens[i].Text));

    public static readonly Parser<Identifier> MeasureWord = Word(Expected.MeasureItem, BeginsNoDeclaration);

    /// <summary>An argument's name: any word, told from a value by the sign behind it.</summary>
    public static readonly Parser<Identifier> ArgumentName = Word(Expected.Value, (tokens, i) => tokens[i + 1].Kind == TokenKind.Equals);

    /// <summary>
    /// <c>;</c>. A missing one is reported and taken as written where the statement has plainly ended: before the next item, the
    /// block's end or the file's.
    /// </summary>
    public static readonly Parser<Token> Semicolon = input =>
    {
        var at = (TokenInput)input;
        var ended = at.Token.Kind is TokenKind.CloseBrace or TokenKind.End
            || Recovery.IsHead(at.Session, at.Index) || Recovery.StartsItem(at.Session, at.Index);
        if (!ended) return semicolon(input);
        if (!at.Token.Faulty) at.Session.Mend(SyntaxDiagnostics.MissingSemicolon(at.Session.At(at.Index - 1)));
        return Result.Success(at.Token, input);
    };

    /// <summary><c>=</c>; a <c>==</c> in its place is reported and taken for it.</summary>
    public static readonly Parser<Token> EqualsSign = input =>
    {
        var at = (TokenInput)input;
        if (at.Token.Kind != TokenKind.EqualTo) return equals(input);
        at.Session.Mend(SyntaxDiagnostics.DoubleEquals(at.Session.At(at.Index)));
        return Result.Success(at.Token, at.Advance());
    };

    public static readonly Parser<Token> OptionalSemicolon = OptionalSign(TokenKind.Semicolon);

    /// <summary><c>}</c>; a missing one was blamed on its partner already.</summary>
    public static readonly Parser<Token> BlockEnd = OptionalSign(TokenKind.CloseBrace);

    public static Parser<Token> Keyword(string word) => Terminal($"`{word}`", (tokens, i) => tokens[i].Is(word));

    public static Parser<Token> Sign(TokenKind kind, string expected) => Terminal(expected, (tokens, i) => tokens[i].Kind == kind);

    /// <summary>A token that stands for something in the tree.</summary>
    public static Parser<T> Meaning<T>(string expected, Func<Token, T?> meaning) where T : struct
    {
        string[] expectations = [expected];
        return input => meaning(((TokenInput)input).Token) is { } found
            ? Result.Success(found, input.Advance())
            : Result.Failure<T>(input, "unexpected token", expectations);
    }

    private static Parser<Token> OptionalSign(TokenKind kind) => input =>
        Result.Success(((TokenInput)input).Token, ((TokenInput)input).Token.Kind == kind ? ((TokenInput)input).Advance() : input);

    private static Parser<Identifier> Word(string expected, Func<ImmutableArray<Token>, int, bool> fits) =>
        Terminal(expected, (tokens, i) => tokens[i].Kind == TokenKind.Word && fits(tokens, i))
            .Select(token => new Identifier(token.Text, token.Span));

    private static bool BeginsNoDeclaration(ImmutableArray<Token> tokens, int i) => !Keywords.Declarations.Contains(tokens[i].Text);

    private static Parser<Token> Terminal(string expected, Func<ImmutableArray<Token>, int, bool> fits)
    {
        string[] expectations = [expected];
        return input =>
        {
            var at = (TokenInput)input;
            return fits(at.Session.Tokens, at.Index)
                ? Result.Success(at.Token, at.AtEnd ? at : at.Advance())
                : Result.Failure<Token>(input, "unexpected token", expectations);
        };
    }
}
