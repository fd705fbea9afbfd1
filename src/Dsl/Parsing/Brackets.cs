using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>
/// Pairs the brackets of a file before it is parsed, without recursion: so that a missing one is blamed on its partner, errors
/// know where their block ends, and no file can nest deeper than the parser's and the later stages' recursion can go.
/// </summary>
internal sealed class Brackets
{
    public const int DeepestNesting = 200;
    public const int LongestFormula = 1_000;
    public const int MostStatements = 1_000;
    public const int MostComponents = 10_000;
    public const int MostValues = 100_000;

    // Matrices written with `;` are short; looking further at every `;` would take a long line's time squared.
    private const int FarthestLook = 100;

    private readonly SourceText source;
    private readonly ImmutableArray<Token> tokens;
    private readonly SyntaxReport report;
    private readonly int[] partners;
    private readonly HashSet<int> faulty = [];
    private readonly Stack<Level> open = new();
    private readonly int[] openOfKind = new int[(int)TokenKind.End];
    private int commas;

    public Brackets(SourceText source, ImmutableArray<Token> tokens, SyntaxReport report)
    {
        (this.source, this.tokens, this.report) = (source, tokens, report);
        partners = new int[tokens.Length];
        Array.Fill(partners, -1);
        BeyondLimits = !Pair();
    }

    /// <summary>Whether the file is nested so deeply or holds so much that it must not be parsed; then that was reported.</summary>
    public bool BeyondLimits { get; }

    /// <summary>How deep the tree of the deepest formula can be.</summary>
    public int Deepest { get; private set; }

    /// <summary>The index of a bracket's partner, or -1.</summary>
    public int Partner(int index) => partners[index];

    /// <summary>Whether the bracket was reported.</summary>
    public bool IsFaulty(int index) => faulty.Contains(index);

    private bool Pair()
    {
        open.Push(new Level(-1));
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.Opens)
            {
                if (open.Count > DeepestNesting) return Refuse(SyntaxDiagnostics.NestedTooDeep(At(i), DeepestNesting));
                open.Push(new Level(i));
                openOfKind[(int)token.Kind]++;
            }
            else if (token.Closes) Close(i);
            else if (token.Kind == TokenKind.Semicolon) EndStatement(i);
            else if (token.IsOperator || token.Kind == TokenKind.Superscript) open.Peek().Operators++;
            else if (token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Equals) open.Peek().EndFormula();
            if (token.Kind == TokenKind.Comma && ++commas == MostValues) return Refuse(SyntaxDiagnostics.TooManyValues(At(i), MostValues));
            if (open.Peek() is { Statements: var count, Opening: var block } && count > MostIn(block))
                return Refuse(SyntaxDiagnostics.TooManyStatements(At(i), block < 0 ? null : At(block), IsMixture(block), MostIn(block)));
            Deepest = Math.Max(Deepest, open.Count + open.Peek().Depth);
            if (open.Peek().Depth > LongestFormula) return Refuse(SyntaxDiagnostics.FormulaTooLong(At(i), LongestFormula));
        }
        while (open.Count > 1) Unclosed(Pop());
        return true;
    }

    private int MostIn(int block) => IsMixture(block) ? MostComponents : MostStatements;

    private bool IsMixture(int block) => block > 0 && tokens[block - 1].Is("mixture");

    private bool Refuse(Diagnostic why)
    {
        report.Add(why);
        return false;
    }

    private void Close(int i)
    {
        if (openOfKind[(int)tokens[i].Kind - 1] == 0)
        {
            // `(a]`: the pair is kept, so that one slip is one report; a brace holds whole blocks and is not given up as easily.
            var top = open.Peek().Opening;
            if (top < 0 || tokens[top].Kind == TokenKind.OpenBrace || tokens[i].Kind == TokenKind.CloseBrace) return;
            report.Add(SyntaxDiagnostics.WrongBracket(At(i), At(top)));
            faulty.Add(i);
        }
        else
            while (!Matches(open.Peek(), i)) Unclosed(Pop());
        var level = Pop();
        (partners[level.Opening], partners[i]) = (i, level.Opening);
        open.Peek().Inner = Math.Max(open.Peek().Inner, level.Depth + 1);
        if (tokens[i].Kind == TokenKind.CloseBrace && open.Peek().Opening < 0) open.Peek().Statements++;
    }

    private void EndStatement(int i)
    {
        while (open.Peek().Opening is >= 0 and var opening && tokens[opening].Kind != TokenKind.OpenBrace)
        {
            if (open.Peek().HoldsSemicolon) return;
            if (ClosesOnThisLine(i))
            {
                report.Add(SyntaxDiagnostics.SemicolonInBrackets(At(i), At(opening)));
                faulty.Add(i);
                open.Peek().HoldsSemicolon = true;
                return;
            }
            Unclosed(Pop());
        }
        open.Peek().EndStatement();
    }

    private bool ClosesOnThisLine(int semicolon)
    {
        var line = source.LineSpan(source.At(tokens[semicolon].Span.Start).Line);
        var end = Math.Min(semicolon + FarthestLook, tokens.Length);
        for (int i = semicolon + 1, depth = 0; i < end && tokens[i].Span.Start < line.End; i++)
        {
            if (tokens[i].Opens) depth++;
            else if (tokens[i].Closes && depth-- == 0) return Matches(open.Peek(), i);
        }
        return false;
    }

    private Level Pop()
    {
        var level = open.Pop();
        openOfKind[(int)tokens[level.Opening].Kind]--;
        return level;
    }

    private void Unclosed(Level level)
    {
        faulty.Add(level.Opening);
        // What a comment without end has swallowed is not missing.
        if (!tokens[^1].Faulty) report.Add(SyntaxDiagnostics.UnclosedBracket(At(level.Opening)));
    }

    private bool Matches(Level level, int closing) =>
        level.Opening >= 0 && tokens[level.Opening].Kind + 1 == tokens[closing].Kind;

    private Location At(int i) => new(source, tokens[i].Span);

    /// <summary>One open bracket and how deep the tree of the formula in it can be, and how many statements end in it.</summary>
    private sealed class Level(int opening)
    {
        private int deepest;

        public int Opening => opening;

        public int Operators { get; set; }

        public int Inner { get; set; }

        public int Statements { get; set; }

        public bool HoldsSemicolon { get; set; }

        public int Depth => Math.Max(deepest, Operators + Inner);

        public void EndFormula() => (deepest, Operators, Inner) = (Depth, 0, 0);

        public void EndStatement() => (deepest, Operators, Inner, Statements) = (0, 0, 0, Statements + 1);
    }
}
