using System.Collections.Immutable;
using System.Text;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>
/// Cuts a text into tokens, in one pass; blanks and comments fall between them. What is no token is reported here, once,
/// and stays in the row as a faulty token.
/// </summary>
internal sealed class Lexer(SourceText source, SyntaxReport report)
{
    private readonly string text = source.Text;
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<Span>.Builder comments = ImmutableArray.CreateBuilder<Span>();
    private int at;
    private bool commentOpen;

    /// <summary>Where the comments stood that fell between the tokens, in their order; for who writes the file anew.</summary>
    public ImmutableArray<Span> Comments => comments.ToImmutable();

    public ImmutableArray<Token> Run()
    {
        for (SkipBlanks(); at < text.Length; SkipBlanks()) tokens.Add(Next());
        tokens.Add(new Token(TokenKind.End, new Span(text.Length, 0), "", Faulty: commentOpen));
        return tokens.ToImmutable();
    }

    private void SkipBlanks()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (Starts("//")) SkipComment(text.AsSpan(at).IndexOf('\n') is var end and >= 0 ? at + end : text.Length);
            else if (Starts("/*")) SkipComment(EndOfComment());
            else return;
        }
    }

    private void SkipComment(int end)
    {
        comments.Add(Span.Between(at, end));
        at = end;
    }

    private int EndOfComment()
    {
        var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        commentOpen = end < 0;
        if (commentOpen) report.Add(SyntaxDiagnostics.UnclosedComment(new Location(source, new Span(at, 2))));
        return end < 0 ? text.Length : end + 2;
    }

    private Token Next()
    {
        if (NumberReader.StartsAt(text, at)) return Number();
        if (Rune.TryGetRuneAt(text, at, out var rune) && Characters.StartsWord(rune)) return Word();
        if (Foreign() is { } foreign) return foreign;
        if (Comparison(text.AsSpan(at)) is (not TokenKind.Unknown and var comparison, var length)) return Take(comparison, length);
        return Kind(text[at]) is var kind && kind != TokenKind.Unknown ? Take(kind, 1)
            : text[at] is '²' or '³' ? Take(TokenKind.Superscript, 1) with { Value = text[at - 1] == '²' ? 2 : 3 }
            : text[at] == '∈' ? Take(TokenKind.Word, 1) with { Text = "in" }
            : text[at] == '"' ? String()
            : EndOfQuotation() is > 0 and var end ? Quoted(end)
            : Stray();
    }

    private static TokenKind Kind(char c) => c switch
    {
        '+' => TokenKind.Plus,
        '-' or '−' => TokenKind.Minus,
        '*' or '·' or '×' or '⋅' => TokenKind.Times,
        '/' or '÷' => TokenKind.Divide,
        '^' => TokenKind.Power,
        '=' => TokenKind.Equals,
        ',' => TokenKind.Comma,
        ';' => TokenKind.Semicolon,
        ':' => TokenKind.Colon,
        '.' => TokenKind.Dot,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        _ => TokenKind.Unknown,
    };

    private static (TokenKind Kind, int Length) Comparison(ReadOnlySpan<char> rest) => rest switch
    {
        ['<', '=', ..] => (TokenKind.LessOrEqual, 2),
        ['>', '=', ..] => (TokenKind.GreaterOrEqual, 2),
        ['=', '=', ..] => (TokenKind.EqualTo, 2),
        ['!', '=', ..] => (TokenKind.NotEqualTo, 2),
        ['<', ..] => (TokenKind.Less, 1),
        ['>', ..] => (TokenKind.Greater, 1),
        ['≤', ..] => (TokenKind.LessOrEqual, 1),
        ['≥', ..] => (TokenKind.GreaterOrEqual, 1),
        ['≠', ..] => (TokenKind.NotEqualTo, 1),
        _ => (TokenKind.Unknown, 0),
    };

    private Token Take(TokenKind kind, int length)
    {
        var span = new Span(at, length);
        at += length;
        return new Token(kind, span, source[span]);
    }

    private Token Word()
    {
        var end = EndOfWord(at);
        // The name of a process may have hyphens, for nothing can be subtracted there.
        if (tokens is [.., { Kind: TokenKind.Word, Text: "process" or "use" }])
            while (end + 1 < text.Length && text[end] == '-' && EndOfWord(end + 1) is var next && next > end + 1) end = next;
        var token = Take(TokenKind.Word, end - at);
        return token with { Text = Characters.Canonical(token.Text) };
    }

    private int EndOfWord(int end)
    {
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && Characters.ContinuesWord(rune))
            end += rune.Utf16SequenceLength;
        return end;
    }

    private Token Number()
    {
        var number = NumberReader.Read(text, at);
        var token = Take(TokenKind.Number, number.End - at) with { Value = number.Value };
        var location = new Location(source, token.Span);
        var end = text[at - 1] == '%' ? at : EndOfWord(at);
        if (end > at)
        {
            var (digits, name) = (token.Text, text[at..end]);
            at = end;
            token = token with { Span = Span.Between(token.Span.Start, end), Faulty = true, Value = double.NaN };
            report.Add(SyntaxDiagnostics.NumberRunsIntoName(new Location(source, token.Span), digits, name));
        }
        else if (number.Fault is { } fault) report.Add(SyntaxDiagnostics.MalformedNumber(location, fault));
        else if (number.OutOfRange) report.Add(SyntaxDiagnostics.NumberOutOfRange(location, tooLarge: number.Value != 0));
        else return token;
        return token with { Value = double.NaN };
    }

    // What other languages write: reported, and where the meaning is plain read as what was meant.
    private Token? Foreign()
    {
        foreach (var (spelling, kind, help) in ForeignOperators.All)
        {
            if (!Starts(spelling)) continue;
            var token = Take(kind, spelling.Length) with { Faulty = true };
            report.Add(SyntaxDiagnostics.ForeignOperator(new Location(source, token.Span), spelling, help));
            return token;
        }
        return null;
    }

    // A quotation ends on its line; a prime behind a name begins none.
    private int EndOfQuotation()
    {
        if ("'“‘".IndexOf(text[at]) is var mark && mark < 0) return 0;
        if (text[at] == '\'' && at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is ')' or '_')) return 0;
        var rest = text.AsSpan(at + 1);
        var end = rest.IndexOfAny('\n', "'”’"[mark]);
        return end >= 0 && rest[end] != '\n' ? at + end + 2 : 0;
    }

    private Token Quoted(int end)
    {
        var token = Take(TokenKind.Unknown, end - at) with { Faulty = true };
        report.Add(SyntaxDiagnostics.OtherQuotes(new Location(source, token.Span)));
        return token;
    }

    private Token String()
    {
        var literal = StringLiteral.Read(text, at);
        var token = Take(TokenKind.String, literal.End - at) with { Text = literal.Value };
        if (literal is { IsClosed: true, WrongEscape: < 0 }) return token;
        report.Add(literal.IsClosed
            ? SyntaxDiagnostics.UnknownEscape(new Location(source, new Span(literal.WrongEscape, 1)))
            : SyntaxDiagnostics.UnclosedText(new Location(source, token.Span)));
        return token with { Faulty = true };
    }

    private Token Stray()
    {
        var rune = Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
        var token = Take(TokenKind.Unknown, rune.Utf16SequenceLength) with { Faulty = true };
        report.Add(SyntaxDiagnostics.StrayCharacter(new Location(source, token.Span), Characters.Describe(rune), Characters.Help(rune)));
        return token;
    }

    private bool Starts(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;
}
