using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>From the furthest token that did not fit, and what would have, to what is wrong.</summary>
internal static class Blame
{
    public static Diagnostic For(ParseSession session)
    {
        var at = session.Furthest;
        var (token, here) = (session.Tokens[at], session.At(at));
        if (token.Closes && session.Brackets.Partner(at) < 0) return SyntaxDiagnostics.UnmatchedBracket(here);
        if (Waits(session, Expected.Declaration)) return Declaration(session, at);
        if (Waits(session, Expected.ProcessItem)) return ProcessItem(session, at);
        if (token.Kind == TokenKind.Semicolon && Waits(session, Expected.Setting, Expected.MeasureItem)) return SyntaxDiagnostics.EmptyStatement(here);
        if (at == 0) return IsKeyword(token) ? SyntaxDiagnostics.KeywordAsValue(here, token.Text) : SyntaxDiagnostics.NoValue(here);
        var behind = session.At(at - 1);
        // `loss =` and a new line `samples = 4;`: the name of the next line was taken for the value.
        if (token.Kind == TokenKind.Equals && at > 1 && Recovery.StartsItem(session, at - 1))
            return SyntaxDiagnostics.MissingValue(session.At(at - 2), Found(session, at - 1));
        if (Waits(session, Expected.Value)) return Value(session, at);
        if (Waits(session, Expected.Name, Expected.Setting, Expected.MeasureItem) && IsKeyword(token))
            return SyntaxDiagnostics.KeywordAsName(here, token.Text);
        if (Waits(session, Expected.EqualsSign) && !Waits(session, Expected.Semicolon) && token.Kind == TokenKind.Word && session.Tokens[at - 1].Kind == TokenKind.Word)
            return SyntaxDiagnostics.BrokenName(here, session.Tokens[at - 1].Text, token.Text);
        if (Waits(session, Expected.EqualsSign) && token.Kind == TokenKind.OpenParenthesis && Keywords.Equations.Contains(session.Tokens[at - 1].Text))
            return SyntaxDiagnostics.ParametersOfEquation(here, session.Tokens[at - 1].Text);
        if (Waits(session, Expected.Operator) && StartsValue(token) && !Waits(session, Expected.Colon))
            return Waits(session, Expected.Semicolon) && session.StartsLine(at) ? SyntaxDiagnostics.MissingSemicolon(behind)
                : SyntaxDiagnostics.MissingOperator(behind, inList: Waits(session, Expected.Comma));
        if (Waits(session, Expected.Semicolon) && (token.Kind == TokenKind.Word || token.Closes || token.Kind == TokenKind.End)) return SyntaxDiagnostics.MissingSemicolon(behind);
        if (token.Kind is TokenKind.Power or TokenKind.Superscript && Waits(session, Expected.Operator)) return SyntaxDiagnostics.PowerOfPower(here);
        return SyntaxDiagnostics.Unexpected(here, Found(session, at), [.. session.Expected]);
    }

    private static Diagnostic Declaration(ParseSession session, int at)
    {
        var (token, here) = (session.Tokens[at], session.At(at));
        return token.Kind == TokenKind.Semicolon ? SyntaxDiagnostics.EmptyStatement(here)
            : token.Kind != TokenKind.Word ? SyntaxDiagnostics.Unexpected(here, Found(session, at), Expected.Declaration)
            : Keywords.ProcessItems.Contains(token.Text) ? SyntaxDiagnostics.OutsideOfProcess(here, token.Text)
            : SyntaxDiagnostics.UnknownDeclaration(here, token.Text);
    }

    private static Diagnostic ProcessItem(ParseSession session, int at)
    {
        var (token, here) = (session.Tokens[at], session.At(at));
        return token.Kind == TokenKind.Semicolon ? SyntaxDiagnostics.EmptyStatement(here)
            : token.Kind != TokenKind.Word ? SyntaxDiagnostics.Unexpected(here, Found(session, at), Expected.ProcessItem)
            : Keywords.Declarations.Contains(token.Text) ? SyntaxDiagnostics.InsideOfProcess(here, token.Text)
            : SyntaxDiagnostics.UnknownProcessItem(here, token.Text, isDefinition: IsDefinition(session, at + 1));
    }

    private static Diagnostic Value(ParseSession session, int at)
    {
        var token = session.Tokens[at];
        if (IsKeyword(token) && !session.StartsLine(at)) return SyntaxDiagnostics.KeywordAsValue(session.At(at), token.Text);
        return SyntaxDiagnostics.MissingValue(session.At(at - 1), Found(session, at));
    }

    private static string Found(ParseSession session, int at) => session.Tokens[at] switch
    {
        { Kind: TokenKind.End } => "the end",
        { Span.Length: > 40 } => "something longer",
        var token when IsKeyword(token) => $"the keyword `{token.Text}`",
        var token => $"`{session.Source[token.Span]}`",
    };

    private static bool Waits(ParseSession session, params ReadOnlySpan<string> anyOf)
    {
        foreach (var expected in anyOf)
            if (session.Expected.Contains(expected)) return true;
        return false;
    }

    private static bool IsDefinition(ParseSession session, int behindName) =>
        session.Tokens[behindName].Kind == TokenKind.Equals
        || session.Tokens[behindName].Kind == TokenKind.OpenParenthesis
        && session.Brackets.Partner(behindName) is > 0 and var closing && session.Tokens[closing + 1].Kind == TokenKind.Equals;

    private static bool IsKeyword(Token token) => token.Kind == TokenKind.Word && Keywords.Contains(token.Text);

    private static bool StartsValue(Token token) =>
        token.Kind is TokenKind.Number or TokenKind.OpenParenthesis or TokenKind.OpenBracket || token.Kind == TokenKind.Word && !Keywords.Contains(token.Text);
}
