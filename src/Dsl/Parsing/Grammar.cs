using System.Collections.Immutable;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using Sprache;
using static NeuralEntropy.Dsl.Parsing.Combinators;
using static NeuralEntropy.Dsl.Parsing.Terminals;

namespace NeuralEntropy.Dsl.Parsing;

// A rule may name one that stands below it: Rule looks it up when all are set, which the compiler cannot see.
#pragma warning disable CS8604

/// <summary>The grammar of a file, from the top down; formulas are in <see cref="Formula"/>.</summary>
internal static class Grammar
{
    /// <summary><c>file := declaration*</c></summary>
    public static readonly Parser<ImmutableArray<Declaration>> File = Rule(() => Declaration.Recovering(ofFile: true));

    /// <summary><c>declaration := process | import | use | data | network | train | measure | sweep</c></summary>
    public static readonly Parser<Declaration> Declaration = Rule(() =>
        Process.XOr<Declaration>(Import).XOr(Use).XOr(Data).XOr(Network).XOr(Train).XOr(Measure).XOr(Sweep).Named(Expected.Declaration));

    /// <summary><c>process := "process" process-name "{" process-item* "}"</c>; <c>process-name := name ("-" word)*</c>, without blanks.</summary>
    public static readonly Parser<ProcessDeclaration> Process = Rule(() => (
        from keyword in Keyword("process")
        from name in Name
        from items in ProcessItem.InBraces()
        select Node<ProcessDeclaration>(span => new(name, items, span))).Spanned());

    /// <summary><c>process-item := time | state | param | let | equation | time-change ";"</c></summary>
    public static readonly Parser<ProcessItem> ProcessItem = Rule(() =>
        Time.XOr<ProcessItem>(State).XOr(Param).XOr(Let).XOr(Equation).XOr(Reparametrise).Named(Expected.ProcessItem));

    /// <summary><c>time := "time" name "in" "[" expression "," expression "]" ";"</c></summary>
    public static readonly Parser<TimeItem> Time = Rule(() => (
        from keyword in Keyword("time")
        from name in Name
        from word in Keyword("in")
        from opening in OpenBracket
        from start in Formula.Expression
        from comma in Comma
        from end in Formula.Expression
        from closing in CloseBracket
        from semicolon in Semicolon
        select Node<TimeItem>(span => new(name, start, end, span))).Spanned());

    /// <summary><c>state := "state" name ";"</c></summary>
    public static readonly Parser<StateItem> State = Rule(() => (
        from keyword in Keyword("state")
        from name in Name
        from semicolon in Semicolon
        select Node<StateItem>(span => new(name, span))).Spanned());

    /// <summary><c>param := "param" name "=" expression ("where" expression)? ";"</c></summary>
    public static readonly Parser<ParamItem> Param = Rule(() => (
        from keyword in Keyword("param")
        from name in Name
        from sign in EqualsSign
        from value in Formula.Expression
        from domain in (from word in Keyword("where")
                        from condition in Formula.Expression
                        select condition).OrNull()
        from semicolon in Semicolon
        select Node<ParamItem>(span => new(name, value, domain, span))).Spanned());

    /// <summary><c>let := "let" name parameters? "=" expression ";"</c></summary>
    public static readonly Parser<LetItem> Let = Rule(() => (
        from keyword in Keyword("let")
        from name in Name
        from parameters in Parameters.OrEmpty()
        from sign in EqualsSign
        from value in Formula.Expression
        from semicolon in Semicolon
        select Node<LetItem>(span => new(name, parameters, value, span))).Spanned());

    /// <summary><c>parameters := "(" name ("," name)* ")"</c></summary>
    public static readonly Parser<ImmutableArray<Identifier>> Parameters = Rule(() =>
        from opening in OpenParenthesis
        from names in Name.SeparatedBy(Comma)
        from closing in CloseParenthesis
        select names);

    /// <summary><c>equation := ("drift" | "sigma" | "equilibrium" | "kernel") "=" expression ";"</c>; <c>σ</c> is <c>sigma</c>.</summary>
    public static readonly Parser<EquationItem> Equation = Rule(() => (
        from kind in EquationHead
        from sign in EqualsSign
        from value in Formula.Expression
        from semicolon in Semicolon
        select Node<EquationItem>(span => new(kind.Kind, kind.Span, value, span))).Spanned());

    public static readonly Parser<(EquationKind Kind, Span Span)> EquationHead = Rule(() =>
        Keyword("drift").Select(word => (EquationKind.Drift, word.Span))
            .XOr(Keyword("sigma").XOr(Keyword("σ")).Select(word => (EquationKind.Sigma, word.Span)))
            .XOr(Keyword("equilibrium").Select(word => (EquationKind.Equilibrium, word.Span)))
            .XOr(Keyword("kernel").Select(word => (EquationKind.Kernel, word.Span))));

    public static readonly Parser<ReparametriseItem> Reparametrise = Rule(() => (
        from change in TimeChange
        from semicolon in Semicolon
        select Node<ReparametriseItem>(span => new(change, span))).Spanned());

    /// <summary><c>time-change := "reparametrise" name "=" expression "for" name "in" "[" expression "," expression "]"</c></summary>
    public static readonly Parser<TimeChange> TimeChange = Rule(() => (
        from keyword in Keyword("reparametrise")
        from time in Name
        from sign in EqualsSign
        from value in Formula.Expression
        from word in Keyword("for")
        from name in Name
        from place in Keyword("in")
        from opening in OpenBracket
        from start in Formula.Expression
        from comma in Comma
        from end in Formula.Expression
        from closing in CloseBracket
        select Node<TimeChange>(span => new(time, value, name, start, end, span))).Spanned());

    /// <summary><c>import := "import" string ";"</c></summary>
    public static readonly Parser<ImportDeclaration> Import = Rule(() => (
        from keyword in Keyword("import")
        from path in QuotedText
        from semicolon in Semicolon
        select Node<ImportDeclaration>(span => new(new StringExpression(path.Text, path.Span), span))).Spanned());

    /// <summary><c>use := "use" process-name arguments? time-change? ";"</c></summary>
    public static readonly Parser<UseDeclaration> Use = Rule(() => (
        from keyword in Keyword("use")
        from name in Name
        from arguments in Formula.Arguments.OrNull()
        from change in TimeChange.OrNull()
        from semicolon in Semicolon
        select Node<UseDeclaration>(span => new(name, [.. arguments ?? []], change, span))).Spanned());

    /// <summary><c>data := "data" "=" expression ";"</c>; behind the brace of a mixture the <c>;</c> may be left out.</summary>
    public static readonly Parser<DataDeclaration> Data = Rule(() => (
        from keyword in Keyword("data")
        from sign in EqualsSign
        from value in Formula.Expression
        from semicolon in value is MixtureExpression ? OptionalSemicolon : Semicolon
        select Node<DataDeclaration>(span => new(value, span))).Spanned());

    /// <summary><c>network := "network" name parameters? predicts? "=" expression ";"</c></summary>
    public static readonly Parser<NetworkDeclaration> Network = Rule(() => (
        from keyword in Keyword("network")
        from name in Name
        from parameters in Parameters.OrEmpty()
        from predicts in Predicts.OrNull()
        from sign in EqualsSign
        from value in Formula.Expression
        from semicolon in Semicolon
        select Node<NetworkDeclaration>(span => new(name, parameters, predicts, value, span))).Spanned());

    /// <summary><c>predicts := "predicts" ("data" | name)</c>; elsewhere the word is free.</summary>
    public static readonly Parser<PredictsClause> Predicts = Rule(() => (
        from keyword in Keyword("predicts")
        from meaning in Keyword("data").Select(word => new Identifier(word.Text, word.Span)).XOr(Name).Named(Expected.Name)
        select Node<PredictsClause>(span => new(meaning, span))).Spanned());

    /// <summary><c>train := "train" name "{" setting* "}"</c></summary>
    public static readonly Parser<TrainDeclaration> Train = Rule(() => (
        from keyword in Keyword("train")
        from network in Name
        from settings in Setting.InBraces()
        select Node<TrainDeclaration>(span => new(network, settings, span))).Spanned());

    /// <summary><c>setting := name "=" value ";"</c></summary>
    public static readonly Parser<Setting> Setting = Rule(() => (
        from name in SettingName
        from sign in EqualsSign
        from value in Formula.Value
        from semicolon in Semicolon
        select Node<Setting>(span => new(name, value, span))).Spanned());

    /// <summary><c>measure := "measure" ("{" (measured | setting)* "}" | measured)</c></summary>
    public static readonly Parser<MeasureDeclaration> Measure = Rule(() => (
        from keyword in Keyword("measure")
        from items in MeasureItem.InBraces().XOr(Measured.Select(item => ImmutableArray.Create<MeasureItem>(item)))
        select Node<MeasureDeclaration>(span => new(items, span))).Spanned());

    public static readonly Parser<MeasureItem> MeasureItem = Rule(() => (
        from name in MeasureWord
        from value in (from sign in EqualsSign
                       from value in Formula.Value
                       select value).OrNull()
        from how in value is null ? Manner : Parse.Return(default((ImmutableArray<Argument> Arguments, ImmutableArray<Identifier> Routes)))
        from semicolon in Semicolon
        select Node<MeasureItem>(span => value is null ? new MeasureName(name, how.Arguments, how.Routes, span) : new Setting(name, value, span))).Spanned());

    /// <summary><c>measured := name arguments? routes? ";"</c></summary>
    public static readonly Parser<MeasureName> Measured = Rule(() => (
        from name in MeasureWord
        from how in Manner
        from semicolon in Semicolon
        select Node<MeasureName>(span => new(name, how.Arguments, how.Routes, span))).Spanned());

    private static readonly Parser<(ImmutableArray<Argument> Arguments, ImmutableArray<Identifier> Routes)> Manner = Rule(() =>
        from arguments in Formula.Arguments.OrNull()
        from routes in Routes.OrEmpty()
        select ((ImmutableArray<Argument>)[.. arguments ?? []], routes));

    /// <summary><c>routes := "by" name ("," name)*</c>; elsewhere the word is free.</summary>
    public static readonly Parser<ImmutableArray<Identifier>> Routes = Rule(() =>
        from keyword in Keyword("by")
        from names in Name.SeparatedBy(Comma)
        select names);

    /// <summary><c>sweep := "sweep" target "in" (values | call) ";"</c></summary>
    public static readonly Parser<SweepDeclaration> Sweep = Rule(() => (
        from keyword in Keyword("sweep")
        from target in SweepTarget
        from word in Keyword("in")
        from values in SweptValues.XOr(Formula.NameOrCall).Named(Expected.Values)
        from semicolon in Semicolon
        select Node<SweepDeclaration>(span => new(target, values, span))).Spanned());

    /// <summary><c>target := name ("." name)?</c></summary>
    public static readonly Parser<SweepTarget> SweepTarget = Rule(() => (
        from name in SweptName
        from setting in (from dot in Dot
                         from setting in SettingName
                         select setting).OrNull()
        select Node<SweepTarget>(span => new(name, setting, span))).Spanned());

    /// <summary><c>values := "[" value ("," value)* "]"</c></summary>
    public static readonly Parser<Expression> SweptValues = Rule(() => (
        from opening in OpenBracket
        from items in Formula.Value.SeparatedBy(Comma)
        from closing in CloseBracket
        select Node<Expression>(span => new ListExpression(items, span))).Spanned());
}
