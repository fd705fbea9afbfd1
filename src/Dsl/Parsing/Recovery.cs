namespace NeuralEntropy.Dsl.Parsing;

/// <summary>Where to go on after an error.</summary>
internal static class Recovery
{
    /// <summary>The index at which the block opened by the token at <paramref name="opening"/> ends; -1 opens the whole file.</summary>
    public static bool BlockEnds(ParseSession session, int opening, int index)
    {
        if (session.Tokens[index].Kind == TokenKind.End) return true;
        if (opening < 0) return false;
        var closing = session.Brackets.Partner(opening);
        return closing >= 0 ? index >= closing : index > opening + 1 && StartsDeclaration(session, index);
    }

    /// <summary>The first place behind <paramref name="start"/> where a new item of the block may begin.</summary>
    public static int NextItem(ParseSession session, int opening, int start)
    {
        var index = start;
        // What was read is not read again, but for a name taken for a value: `loss =` and a new line `samples = 4;`.
        var earliest = Math.Max(start + 1, session.Furthest - 1);
        while (!BlockEnds(session, opening, index))
        {
            if (index >= earliest && (opening < 0 ? StartsDeclaration(session, index) : StartsItem(session, index))) return index;
            if (opening >= 0 && session.Tokens[index].Kind == TokenKind.Semicolon) return index + 1;
            index = session.Tokens[index].Opens && session.Brackets.Partner(index) is >= 0 and var closing ? closing + 1 : index + 1;
        }
        return index;
    }

    /// <summary>Whether a line begins here that reads as a new item, so that the one before must have ended.</summary>
    public static bool StartsItem(ParseSession session, int index)
    {
        if (!session.StartsLine(index)) return false;
        var next = session.Tokens[Math.Min(index + 1, session.Tokens.Length - 1)].Kind;
        return session.Tokens[index].Kind switch
        {
            TokenKind.Word => next is TokenKind.Semicolon or TokenKind.CloseBrace || IsHead(session, index) || session.StartsLine(index + 1),
            TokenKind.Number => next == TokenKind.Colon,
            _ => false,
        };
    }

    /// <summary>Whether a word can only be the first of an item: <c>let</c>, <c>epochs =</c>.</summary>
    public static bool IsHead(ParseSession session, int index) =>
        session.Tokens[index].Kind == TokenKind.Word
        && (Keywords.Heads.Contains(session.Tokens[index].Text) || session.Tokens[index + 1].Kind == TokenKind.Equals);

    private static bool StartsDeclaration(ParseSession session, int index)
    {
        var (tokens, previous) = (session.Tokens, session.Tokens[Math.Max(index - 1, 0)].Kind);
        return tokens[index].Kind == TokenKind.Word && Keywords.Declarations.Contains(tokens[index].Text)
            && (session.StartsLine(index) || previous is TokenKind.Semicolon or TokenKind.CloseBrace)
            && tokens[index + 1].Kind is not (TokenKind.Semicolon or TokenKind.Comma or TokenKind.CloseParenthesis);
    }
}
