using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using Sprache;
using static NeuralEntropy.Dsl.Parsing.Combinators;
using static NeuralEntropy.Dsl.Parsing.Terminals;

namespace NeuralEntropy.Dsl.Parsing;

// A rule may name one that stands below it: Rule looks it up when all are set, which the compiler cannot see.
#pragma warning disable CS8604

/// <summary>The grammar of formulas, loosest first.</summary>
internal static class Formula
{
    /// <summary><c>value := "data" | expression</c>: what a setting or an argument is given; <c>predicts = data</c>.</summary>
    public static readonly Parser<Expression> Value = Rule(() =>
        Keyword("data").Select(word => new NameExpression(new Identifier(word.Text, word.Span), word.Span))
            .XOr(Expression).Named(Expected.Value));

    /// <summary><c>expression := conditional | disjunction</c></summary>
    public static readonly Parser<Expression> Expression = Rule(() => Conditional.XOr(Disjunction).Named(Expected.Value));

    /// <summary><c>conditional := "if" expression "then" expression "else" expression</c></summary>
    public static readonly Parser<Expression> Conditional = Rule(() => (
        from keyword in Keyword("if")
        from condition in Expression
        from thenWord in Keyword("then")
        from then in Expression
        from elseWord in Keyword("else")
        from @else in Expression
        select Node<ConditionalExpression>(span => new(condition, then, @else, span))).Spanned());

    /// <summary><c>disjunction := conjunction ("or" conjunction)*</c></summary>
    public static readonly Parser<Expression> Disjunction = Rule(() => Conjunction.JoinedBy(Or, Binary));

    /// <summary><c>conjunction := negation ("and" negation)*</c></summary>
    public static readonly Parser<Expression> Conjunction = Rule(() => Negation.JoinedBy(And, Binary));

    /// <summary><c>negation := "not" negation | comparison</c></summary>
    public static readonly Parser<Expression> Negation = Rule(() => (
        from word in Keyword("not")
        from operand in Negation
        select Node<UnaryExpression>(span => new(UnaryOperator.Not, operand, span))).Spanned()
        .XOr(Comparison).Named(Expected.Value));

    /// <summary><c>comparison := sum (("&lt;" | "&lt;=" | ">" | ">=" | "==" | "!=") sum)*</c></summary>
    public static readonly Parser<Expression> Comparison = Rule(() => Sum.JoinedBy(Relation, Compared));

    /// <summary><c>sum := term (("+" | "-") term)*</c></summary>
    public static readonly Parser<Expression> Sum = Rule(() => Term.JoinedBy(Additive, Binary));

    /// <summary><c>term := factor (("*" | "/") factor)*</c></summary>
    public static readonly Parser<Expression> Term = Rule(() => Factor.JoinedBy(Multiplicative, Binary));

    /// <summary><c>factor := ("+" | "-") factor | power</c></summary>
    public static readonly Parser<Expression> Factor = Rule(() => (
        from sign in Sign
        from operand in Factor
        select Node<UnaryExpression>(span => new(sign, operand, span))).Spanned()
        .XOr<Expression>(Power).Named(Expected.Value));

    /// <summary><c>power := primary ("^" factor | "²" | "³")?</c></summary>
    public static readonly Parser<Expression> Power = Rule(() => (
        from @base in Primary
        from exponent in Exponent.OrNull()
        select Node<Expression>(span => exponent is null ? @base : new BinaryExpression(BinaryOperator.Power, @base, exponent, span))).Spanned());

    public static readonly Parser<Expression> Exponent = Rule(() => (
        from sign in Terminals.Power
        from exponent in Factor
        select exponent)
        .XOr(Superscript.Select(digit => new NumberExpression(digit.Value, digit.Value == 2 ? "2" : "3", digit.Span))));

    /// <summary><c>primary := number | string | name | call | "(" expression ")" | list | mixture</c></summary>
    public static readonly Parser<Expression> Primary = Rule(() =>
        Number.XOr<Expression>(String).XOr(NameOrCall).XOr(Parenthesised).XOr(List).XOr(Mixture).Named(Expected.Value));

    public static readonly Parser<NumberExpression> Number = Rule(() =>
        Terminals.Number.Select(token => new NumberExpression(token.Value, token.Text, token.Span)));

    public static readonly Parser<StringExpression> String = Rule(() =>
        Terminals.String.Select(token => new StringExpression(token.Text, token.Span)));

    /// <summary><c>call := name "(" (argument ("," argument)*)? ")"</c></summary>
    public static readonly Parser<Expression> NameOrCall = Rule(() => (
        from name in Name
        from arguments in Arguments.OrNull()
        select Node<Expression>(span => arguments is null ? new NameExpression(name, span) : new CallExpression(name, [.. arguments], span))).Spanned());

    public static readonly Parser<IReadOnlyList<Argument>> Arguments = Rule(() =>
        from opening in OpenParenthesis
        from arguments in Argument.SeparatedBy(Comma).OrEmpty()
        from closing in CloseParenthesis
        select (IReadOnlyList<Argument>)arguments);

    /// <summary><c>argument := (name "=")? value</c></summary>
    public static readonly Parser<Argument> Argument = Rule(() => (
        from name in (from name in ArgumentName
                      from sign in EqualsSign
                      select name).OrNull()
        from value in Value
        select Node<Argument>(span => new(name, value, span))).Spanned());

    public static readonly Parser<ParenthesisedExpression> Parenthesised = Rule(() => (
        from opening in OpenParenthesis
        from inner in Expression
        from closing in CloseParenthesis
        select Node<ParenthesisedExpression>(span => new(inner, span))).Spanned());

    /// <summary><c>list := "[" expression ("," expression)* "]"</c></summary>
    public static readonly Parser<ListExpression> List = Rule(() => (
        from opening in OpenBracket
        from items in Expression.SeparatedBy(Comma)
        from closing in CloseBracket
        select Node<ListExpression>(span => new(items, span))).Spanned());

    /// <summary><c>mixture := "mixture" ("{" (expression ":" expression ";")* "}" | name arguments)</c></summary>
    public static readonly Parser<Expression> Mixture = Rule(() => (
        from keyword in Keyword("mixture")
        from mixture in Component.InBraces().Select(components => Node<Expression>(span => new MixtureExpression(components, span)))
            .XOr(from kind in Name
                 from arguments in Arguments
                 let name = new Identifier($"mixture {kind.Name}", Span.Between(keyword.Span.Start, kind.Span.End))
                 select Node<Expression>(span => new CallExpression(name, [.. arguments], span)))
        select mixture).Spanned());

    public static readonly Parser<MixtureComponent> Component = Rule(() => (
        from weight in Expression
        from colon in Colon
        from distribution in Expression
        from semicolon in Semicolon
        select Node<MixtureComponent>(span => new(weight, distribution, span))).Spanned());

    /// <summary>A lone value, as an override gives it.</summary>
    public static readonly Parser<Expression> Alone = Rule(() =>
        from value in Value
        from end in End
        select value);

    private static readonly Parser<UnaryOperator> Sign = Terminals.Meaning(Expected.Value, token => token.Kind switch
    {
        TokenKind.Plus => UnaryOperator.Plus,
        TokenKind.Minus => UnaryOperator.Minus,
        _ => default(UnaryOperator?),
    });

    private static readonly Parser<BinaryOperator> Additive = Operator(token => token.Kind switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        _ => default(BinaryOperator?),
    });

    private static readonly Parser<BinaryOperator> Multiplicative = Operator(token => token.Kind switch
    {
        TokenKind.Times => BinaryOperator.Multiply,
        TokenKind.Divide => BinaryOperator.Divide,
        _ => default(BinaryOperator?),
    });

    private static readonly Parser<ComparisonOperator> Relation = Operator(token => token.Kind switch
    {
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        TokenKind.EqualTo => ComparisonOperator.Equal,
        TokenKind.NotEqualTo => ComparisonOperator.NotEqual,
        _ => default(ComparisonOperator?),
    });

    private static readonly Parser<BinaryOperator> And = Operator(token => token.Is("and") ? BinaryOperator.And : default(BinaryOperator?));

    private static readonly Parser<BinaryOperator> Or = Operator(token => token.Is("or") ? BinaryOperator.Or : default(BinaryOperator?));

    private static Parser<T> Operator<T>(Func<Token, T?> meaning) where T : struct => Terminals.Meaning(Expected.Operator, meaning);

    private static Expression Binary(BinaryOperator @operator, Expression left, Expression right, Span span) =>
        new BinaryExpression(@operator, left, right, span);

    private static Expression Compared(ComparisonOperator relation, Expression left, Expression right, Span span) =>
        left is ComparisonExpression chain
            ? new ComparisonExpression(chain.Operands.Add(right), chain.Operators.Add(relation), span)
            : new ComparisonExpression([left, right], [relation], span);
}
