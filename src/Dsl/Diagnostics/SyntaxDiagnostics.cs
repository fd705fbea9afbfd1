using System.Globalization;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Diagnostics;

/// <summary>What can be wrong with a file's syntax: NEC001x words and signs, NEC002x brackets, NEC003x statements, NEC008x quoted text.</summary>
public static class SyntaxDiagnostics
{
    public static Diagnostic StrayCharacter(Location at, string character, string? help)
    {
        var diagnostic = Diagnostic.Error("NEC0010", $"{character} means nothing here", at);
        return help is null ? diagnostic : diagnostic.WithHelp(help);
    }

    public static Diagnostic UnclosedComment(Location opening) =>
        Diagnostic.Error("NEC0011", "a comment is not closed", opening, "it begins here and takes in the rest of the file")
            .WithHelp("close it with `*/`");

    public static Diagnostic MalformedNumber(Location at, string fault) =>
        Diagnostic.Error("NEC0012", $"`{Short(at)}` is not a number", at, fault)
            .WithHelp("numbers look like `4_096`, `.5`, `1.5`, `1e-5`, `0.5%`");

    public static Diagnostic NumberOutOfRange(Location at, bool tooLarge) =>
        Diagnostic.Error("NEC0013", $"`{Short(at)}` is too {(tooLarge ? "large" : "small")} for a number", at)
            .WithNote("numbers are double precision: from 4.9e-324 to 1.8e308 in size");

    public static Diagnostic NumberRunsIntoName(Location at, string number, string name) =>
        Diagnostic.Error("NEC0014", $"the number `{Short(number)}` runs into the name `{Short(name)}`", at)
            .WithHelp($"for a product write `{Short(number)} * {Short(name)}`; names begin with a letter or `_`");

    public static Diagnostic ForeignOperator(Location at, string spelling, string help) =>
        Diagnostic.Error("NEC0015", $"`{spelling}` is not an operator of this language", at).WithHelp(help);

    public static Diagnostic OtherQuotes(Location at) =>
        Diagnostic.Error("NEC0016", "these are not the quotation marks of this language", at)
            .WithHelp("names stand without quotes; the name of a file stands in `\"…\"`");

    public static Diagnostic QuotedName(Location at) =>
        Diagnostic.Error("NEC0016", "a name is quoted", at, "expected a name").WithHelp("names stand without quotes");

    public static Diagnostic UnclosedBracket(Location opening) =>
        Diagnostic.Error("NEC0020", $"`{Short(opening)}` is not closed", opening, $"no `{Closing(opening)}` belongs to this");

    public static Diagnostic UnmatchedBracket(Location closing) =>
        Diagnostic.Error("NEC0021", $"`{Short(closing)}` closes nothing", closing, $"no `{Opening(closing)}` is open here");

    public static Diagnostic WrongBracket(Location closing, Location opening) =>
        Diagnostic.Error("NEC0022", $"`{Short(opening)}` is closed by `{Short(closing)}`", closing, $"expected `{Closing(opening)}`")
            .WithRelated(opening, "opened here");

    public static Diagnostic SemicolonInBrackets(Location at, Location opening) =>
        Diagnostic.Error("NEC0023", $"`;` stands inside `{Short(opening)} {Closing(opening)}`", at)
            .WithRelated(opening, "opened here")
            .WithHelp(opening.Source[opening.Span] == "["
                ? "values are separated by `,`; a matrix is a list of lists: `[[1, 2], [3, 4]]`"
                : "arguments are separated by `,`; a block stands in `{ }`");

    public static Diagnostic NestedTooDeep(Location opening, int deepest) =>
        Diagnostic.Error("NEC0024", $"brackets are nested more than {deepest} deep", opening, "one too many")
            .WithHelp("name a part of it by `let`");

    public static Diagnostic FormulaTooLong(Location at, int longest) =>
        Diagnostic.Error("NEC0025", $"a formula has more than {longest} operators in a row", at, "it becomes too long here")
            .WithHelp("name a part of it by `let`");

    /// <param name="block">The brace that opens the block; null for the file itself.</param>
    public static Diagnostic TooManyStatements(Location at, Location? block, bool isMixture, int most)
    {
        var what = isMixture ? $"a mixture has more than {Count(most)} components" : $"{(block is null ? "a file" : "a block")} has more than {Count(most)} statements";
        var diagnostic = Diagnostic.Error("NEC0050", what, at, "one too many ends here")
            .WithHelp(isMixture ? "write `mixture random(…)`, or read the points from a file" : "put numbers that belong together into one list: `let a = [1, 2, 3];`");
        return block is null ? diagnostic : diagnostic.WithRelated(block, "it begins here");
    }

    public static Diagnostic TooManyValues(Location at, int most) =>
        Diagnostic.Error("NEC0051", $"a file has more than {Count(most)} values in lists", at, "one too many follows")
            .WithHelp("keep data in a file of its own: `data = file(\"points.npy\");`");

    public static Diagnostic MissingSemicolon(Location behind) =>
        Diagnostic.Error("NEC0030", "a `;` is missing", behind, "expected `;` after this");

    public static Diagnostic MissingValue(Location behind, string found) =>
        Diagnostic.Error("NEC0031", "a value is missing", behind, "expected a value after this").WithNote($"{found} follows instead");

    public static Diagnostic NoValue(Location at) =>
        Diagnostic.Error("NEC0031", "a value is missing", at, "expected a value");

    public static Diagnostic MissingOperator(Location behind, bool inList) =>
        Diagnostic.Error("NEC0032", "two values stand side by side", behind, $"expected {(inList ? "`,` or " : "")}an operator after this")
            .WithHelp("for a product write `*` between them");

    public static Diagnostic MissingComma(Location behind) =>
        Diagnostic.Error("NEC0032", "two values stand side by side", behind, "expected `,` after this");

    public static Diagnostic Indexing(Location opening) =>
        Diagnostic.Error("NEC0032", "two values stand side by side", opening, "this begins a list")
            .WithNote("there is no indexing: a formula takes a value as a whole");

    public static Diagnostic PowerOfPower(Location at) =>
        Diagnostic.Error("NEC0033", "a power of a power needs brackets", at, "raises what is raised already")
            .WithHelp("write `(x²)^3` or `x^(2^3)`");

    public static Diagnostic KeywordAsName(Location at, string keyword) =>
        Diagnostic.Error("NEC0034", $"`{keyword}` is a keyword and cannot be a name", at, "expected a name")
            .WithHelp($"another name: `{keyword}_1`");

    public static Diagnostic KeywordAsValue(Location at, string keyword)
    {
        var diagnostic = Diagnostic.Error("NEC0035", $"`{keyword}` is a keyword and has no value", at, "expected a value");
        return keyword == "mixture" ? diagnostic.WithHelp("a mixture is data: `data = mixture { … }`")
            : Keywords.Equations.Contains(keyword) ? diagnostic.WithHelp($"name the formula first: `let f(t) = …; {keyword} = f(t);`")
            : diagnostic;
    }

    public static Diagnostic UnknownDeclaration(Location at, string word)
    {
        var diagnostic = Diagnostic.Error("NEC0036", $"`{Short(word)}` begins no declaration", at);
        return Suggestion.Nearest(word, Keywords.Declarations) is { } nearest ? diagnostic.WithHelp($"did you mean `{nearest}`?")
            : diagnostic.WithNote($"a file is made of {List(Keywords.Declarations)}");
    }

    public static Diagnostic UnknownProcessItem(Location at, string word, bool isDefinition)
    {
        var diagnostic = Diagnostic.Error("NEC0037", $"`{Short(word)}` begins no line of a process", at);
        return Suggestion.Nearest(word, Keywords.ProcessItems) is { } nearest ? diagnostic.WithHelp($"did you mean `{nearest}`?")
            : isDefinition ? diagnostic.WithHelp($"to define a name write `let {Short(word)} = …;`")
                .WithHelp($"for one that `--set` may change, `param {Short(word)} = …;`")
            : diagnostic.WithNote($"a process is made of {List(Keywords.ProcessItems)}");
    }

    public static Diagnostic OutsideOfProcess(Location at, string keyword) =>
        Diagnostic.Error("NEC0038", $"`{keyword}` stands outside of a process", at).WithHelp("put it inside `process NAME { … }`");

    public static Diagnostic InsideOfProcess(Location at, string keyword) =>
        Diagnostic.Error("NEC0039", $"`{keyword}` stands inside a process", at).WithHelp("put it outside, behind the `}` of the process");

    public static Diagnostic EmptyStatement(Location at) =>
        Diagnostic.Error("NEC0040", "`;` ends nothing here", at).WithHelp("delete it; only statements end in `;`, blocks do not");

    public static Diagnostic Unexpected(Location at, string found, params IReadOnlyList<string> expected) =>
        Diagnostic.Error("NEC0041", $"expected {Or(expected)}, found {found}", at);

    public static Diagnostic BrokenName(Location at, string before, string word) =>
        Unexpected(at, $"`{Short(word)}`", Expected.EqualsSign).WithHelp($"a name is one word: `{Short(before)}_{Short(word)}`");

    public static Diagnostic DecimalComma(Location comma, string whole, string fraction) =>
        Unexpected(comma, "`,`", Expected.Semicolon).WithHelp($"the decimal sign is a point: `{Short(whole)}.{Short(fraction)}`");

    public static Diagnostic ParametersOfEquation(Location at, string equation) =>
        Unexpected(at, "`(`", Expected.EqualsSign)
            .WithHelp($"an equation has no parameters, it knows the time and the state: `{equation} = …;`");

    public static Diagnostic UnclosedText(Location at) =>
        Diagnostic.Error("NEC0080", "a quoted text is not closed", at, "no `\"` ends it on this line").WithHelp("close it with `\"`");

    public static Diagnostic UnknownEscape(Location at) =>
        Diagnostic.Error("NEC0081", "`\\` escapes nothing here", at)
            .WithNote("a `\"` in a quoted text is written `\\\"`, and a `\\` is written `\\\\`")
            .WithHelp("folders are separated by `/`: `\"data/x.npy\"`");

    public static Diagnostic Unquoted(Location at, string found, bool isWord)
    {
        var diagnostic = Diagnostic.Error("NEC0082", "`import` takes the name of a file", at, "expected a quoted text");
        return isWord ? diagnostic.WithHelp($"in quotes: `import \"{Short(found)}.sde\";`") : diagnostic.WithHelp("in quotes: `import \"my_processes.sde\";`");
    }

    public static Diagnostic DoubleEquals(Location at) =>
        Diagnostic.Error("NEC0070", "a definition has one `=`", at).WithHelp("`==` compares two values, inside a condition");

    public static Diagnostic EqualsInCondition(Location at) =>
        Diagnostic.Error("NEC0071", "`=` stands in a condition", at, "this defines").WithHelp("to compare two values write `==`");

    public static Diagnostic MissingThen(Location behind) =>
        Diagnostic.Error("NEC0072", "an `if` has no `then`", behind, "expected `then` after this").WithHelp(HowToChoose);

    public static Diagnostic MissingElse(Location behind, string? instead)
    {
        var diagnostic = Diagnostic.Error("NEC0073", "an `if` has no `else`", behind, "expected `else` after this");
        return instead is null ? diagnostic.WithNote("a formula has a value in every case").WithHelp(HowToChoose) : diagnostic.WithHelp($"for `{instead}` write `else if`");
    }

    public static Diagnostic ConditionalInside(Location at) =>
        Diagnostic.Error("NEC0074", "an `if` inside a formula needs brackets", at)
            .WithNote("what stands behind its `else` goes on to the end of the formula")
            .WithHelp("write `1 + (if t < 0.5 then 1 else 2)`");

    public static Diagnostic ConditionalBehindValue(Location at) =>
        Diagnostic.Error("NEC0075", "an `if` begins with its condition", at, "this stands behind a value").WithHelp(HowToChoose);

    /// <param name="argument">The argument that has the list as its value; null where none has.</param>
    public static Diagnostic EmptyList(Location at, string? argument)
    {
        var diagnostic = Diagnostic.Error("NEC0076", "a list has at least one item", at, "this has none");
        return argument is null ? diagnostic : diagnostic.WithHelp($"write what is in it, or leave `{Short(argument)}` out where it has a default");
    }

    public static Diagnostic PowerInName(Location at, string name) =>
        Diagnostic.Error("NEC0077", "a power cannot be defined", at, $"this is a power of `{Short(name)}`")
            .WithNote("`²` and `^` are operators, not letters of a name")
            .WithHelp($"define `{Short(name)}` and write its power where it is needed, or give the power a name: `{Short(name)}2`");

    public static Diagnostic SweepWithoutIn(Location at, string found) =>
        Diagnostic.Error("NEC0090", $"expected `in` behind what is swept, found {found}", at).WithHelp("a sweep is written `sweep beta_max in [10, 16, 20];`");

    public static Diagnostic SweepWithoutValues(Location at, string found) =>
        Diagnostic.Error("NEC0091", $"expected the values of a sweep, found {found}", at)
            .WithHelp("write a list, `[10, 16, 20]`, or `linspace(10, 20, 5)` or `geomspace(1, 100, 5)`");

    public static Diagnostic TooManyErrors(int kept) =>
        new("NEC0049", Severity.Error, $"there are more than {kept} errors", null, [], [$"the first {kept} are shown"], []);

    private const string HowToChoose = "write `if t < 0.5 then 1 else 2`";

    private static string Or(IReadOnlyList<string> things) =>
        things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things.SkipLast(1))} or {things[^1]}";

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(Location at) => Short(at.Source[at.Span]);

    private static string Short(string text) => text.Length <= 40 ? text : text[..18] + "…" + text[^18..];

    private static char Closing(Location opening) => "([{)]}"["([{".IndexOf(opening.Source[opening.Span][0]) + 3];

    private static char Opening(Location closing) => "([{"[")]}".IndexOf(closing.Source[closing.Span][0])];
}
