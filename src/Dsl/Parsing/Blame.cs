using System.Text;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>From the furthest token that did not fit, and what would have, to what is wrong.</summary>
internal sealed class Blame
{
    private readonly ParseSession session;
    private readonly int at;
    private readonly Token token;
    private readonly Token before;
    private readonly Location here;

    private Blame(ParseSession session)
    {
        (this.session, at) = (session, session.Furthest);
        (token, before, here) = (session.Tokens[at], session.Tokens[Math.Max(at - 1, 0)], session.At(at));
    }

    // Where nothing stands before the failure there is nothing to point behind.
    private Location Behind => session.At(Math.Max(at - 1, 0));

    public static Diagnostic For(ParseSession session) => new Blame(session).Diagnose();

    private Diagnostic Diagnose() =>
        token.Closes && session.Brackets.Partner(at) < 0 ? SyntaxDiagnostics.UnmatchedBracket(here)
        : token.Kind == TokenKind.Dot ? SyntaxDiagnostics.StrayCharacter(here, "`.`", Characters.Help(new Rune('.')))
        : Waits(Expected.Declaration) ? Declaration()
        : Waits(Expected.ProcessItem) ? ProcessItem()
        : token.Kind == TokenKind.Equals && InCondition ? SyntaxDiagnostics.EqualsInCondition(here)
        : Waits(Expected.Dot) ? SyntaxDiagnostics.SweepWithoutIn(here, Found(at))
        : Waits(Expected.Values) ? SyntaxDiagnostics.SweepWithoutValues(here, Found(at))
        : Waits(Expected.Value) ? Value()
        : TookNameForValue ? SyntaxDiagnostics.MissingValue(session.At(at - 2), Found(at - 1))
        : Waits(Expected.Text) ? SyntaxDiagnostics.Unquoted(here, session.Source[token.Span], token.Kind == TokenKind.Word)
        : Waits(Expected.Name) || Waits(Expected.Setting) || Waits(Expected.MeasureItem) ? Name()
        : Waits("`then`") ? SyntaxDiagnostics.MissingThen(Behind)
        : Waits("`else`") ? SyntaxDiagnostics.MissingElse(Behind, ElseIf)
        : token.Is("if") ? SyntaxDiagnostics.ConditionalBehindValue(here)
        : Waits(Expected.EqualsSign) && !Waits(Expected.Semicolon) ? Definition()
        : Waits(Expected.Operator) && StartsValue && !Waits(Expected.Colon) ? SideBySide()
        : DecimalComma ? SyntaxDiagnostics.DecimalComma(here, before.Text, session.Tokens[at + 1].Text)
        : Waits(Expected.Semicolon) && EndsStatement ? SyntaxDiagnostics.MissingSemicolon(Behind)
        : Waits(Expected.Operator) && token.Kind is TokenKind.Power or TokenKind.Superscript ? SyntaxDiagnostics.PowerOfPower(here)
        : Unexpected();

    private Diagnostic Declaration() =>
        token.Kind == TokenKind.Semicolon ? SyntaxDiagnostics.EmptyStatement(here)
        : token.Kind != TokenKind.Word ? Unexpected()
        : Keywords.ProcessItems.Contains(token.Text) ? SyntaxDiagnostics.OutsideOfProcess(here, token.Text)
        : SyntaxDiagnostics.UnknownDeclaration(here, token.Text);

    private Diagnostic ProcessItem() =>
        token.Kind == TokenKind.Semicolon ? SyntaxDiagnostics.EmptyStatement(here)
        : token.Kind != TokenKind.Word ? Unexpected()
        : Keywords.Declarations.Contains(token.Text) ? SyntaxDiagnostics.InsideOfProcess(here, token.Text)
        : SyntaxDiagnostics.UnknownProcessItem(here, token.Text, IsDefinition);

    private Diagnostic Value() =>
        token.Is("if") ? SyntaxDiagnostics.ConditionalInside(here)
        : token.Kind == TokenKind.CloseBracket && before.Kind == TokenKind.OpenBracket ? SyntaxDiagnostics.EmptyList(session.At(at - 1).Cover(here), ArgumentAt(at - 1))
        : IsKeyword(token) && (at == 0 || !session.StartsLine(at)) ? SyntaxDiagnostics.KeywordAsValue(here, token.Text)
        : at == 0 ? SyntaxDiagnostics.NoValue(here)
        : SyntaxDiagnostics.MissingValue(Behind, Found(at));

    /// <summary>The name that a value is given to in a call.</summary>
    private string? ArgumentAt(int value) =>
        value >= 3 && session.Tokens[value - 1].Kind == TokenKind.Equals && session.Tokens[value - 3].Kind is TokenKind.OpenParenthesis or TokenKind.Comma
            ? session.Tokens[value - 2].Text
            : null;

    private Diagnostic Name() =>
        IsKeyword(token) ? SyntaxDiagnostics.KeywordAsName(here, token.Text)
        : token.Kind == TokenKind.String ? SyntaxDiagnostics.QuotedName(here)
        : token.Kind == TokenKind.Semicolon && !Waits(Expected.Name) ? SyntaxDiagnostics.EmptyStatement(here)
        : Unexpected();

    private Diagnostic Definition() =>
        token.Kind is TokenKind.Superscript or TokenKind.Power && before.Kind == TokenKind.Word
            ? SyntaxDiagnostics.PowerInName(session.At(at - 1).Cover(here), before.Text)
        : token.Kind == TokenKind.Word && before.Kind == TokenKind.Word ? SyntaxDiagnostics.BrokenName(here, before.Text, token.Text)
        : token.Kind == TokenKind.OpenParenthesis && Keywords.Equations.Contains(before.Text) ? SyntaxDiagnostics.ParametersOfEquation(here, before.Text)
        : Unexpected();

    private Diagnostic SideBySide() =>
        Waits(Expected.Semicolon) && session.StartsLine(at) ? SyntaxDiagnostics.MissingSemicolon(Behind)
        : Waits(Expected.Comma) && session.Tokens[at + 1].Kind == TokenKind.Equals ? SyntaxDiagnostics.MissingComma(Behind)
        : token.Kind == TokenKind.OpenBracket ? SyntaxDiagnostics.Indexing(here)
        : SyntaxDiagnostics.MissingOperator(Behind, inList: Waits(Expected.Comma));

    private Diagnostic Unexpected() => SyntaxDiagnostics.Unexpected(here, Found(at), [.. session.Expected]);

    private bool Waits(string expected) => session.Expected.Contains(expected);

    // `loss =` and a new line `samples = 4;`.
    private bool TookNameForValue =>
        Waits(Expected.Operator) && token.Kind == TokenKind.Equals && at > 1 && Recovery.StartsItem(session, at - 1);

    private string? ElseIf => token.Kind == TokenKind.Word && token.Text is "elif" or "elseif" or "elsif" ? token.Text : null;

    // Behind an `if` or `where` whose condition has not ended.
    private bool InCondition
    {
        get
        {
            for (var i = at - 1; i >= 0 && session.Tokens[i].Kind is not (TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace); i--)
                if (session.Tokens[i].Is("if") || session.Tokens[i].Is("where")) return true;
                else if (session.Tokens[i].Is("then") || session.Tokens[i].Is("else")) return false;
            return false;
        }
    }

    private bool DecimalComma =>
        token.Kind == TokenKind.Comma && before.Kind == TokenKind.Number && before.Span.End == token.Span.Start
        && session.Tokens[at + 1].Kind == TokenKind.Number && session.Tokens[at + 1].Span.Start == token.Span.End;

    private bool EndsStatement => token.Kind is TokenKind.Word or TokenKind.End || token.Closes;

    private bool StartsValue =>
        token.Kind is TokenKind.Number or TokenKind.String or TokenKind.OpenParenthesis or TokenKind.OpenBracket || token.Kind == TokenKind.Word && !IsKeyword(token);

    private bool IsDefinition
    {
        get
        {
            var next = session.Tokens[at + 1].Kind == TokenKind.OpenParenthesis ? session.Brackets.Partner(at + 1) + 1 : at + 1;
            return session.Tokens[next].Kind == TokenKind.Equals;
        }
    }

    private static bool IsKeyword(Token token) => token.Kind == TokenKind.Word && Keywords.Contains(token.Text);

    private string Found(int index) => session.Tokens[index] switch
    {
        { Kind: TokenKind.End } => "the end",
        { Span.Length: > 40 } => "something longer",
        var found when IsKeyword(found) => $"the keyword `{found.Text}`",
        var found => $"`{session.Source[found.Span]}`",
    };
}
