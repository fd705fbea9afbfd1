using System.Globalization;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Syntax;
using Sprache;

namespace NeuralEntropy.Compiler.Tests.Algebra;

/// <summary>
/// Reads formulas of tests: <c>t</c> is the time, <c>x</c> the state, every other name a parameter. A matrix is written where it multiplies.
/// </summary>
internal static class Text
{
    private static readonly Parser<Expr> number =
        from digits in Sprache.Parse.Regex(@"[0-9]+(\.[0-9]*)?(e[+-]?[0-9]+)?").Token() select (Expr)double.Parse(digits, CultureInfo.InvariantCulture);

    private static readonly Parser<string> name = Sprache.Parse.Regex(@"(?!(?:if|then|else|and|or|not)\b)[a-zA-Z_][a-zA-Z_0-9]*").Token();

    private static readonly Parser<Expr> inner = Sprache.Parse.Ref(() => conditional!);

    private static readonly Parser<Expr> call =
        from function in name
        from open in Char('(')
        from arguments in inner.DelimitedBy(Char(','))
        from close in Char(')')
        select Functions.Of(function, [.. arguments]);

    private static readonly Parser<Expr> list =
        from items in inner.DelimitedBy(Char(',')).Contained(Char('['), Char(']')) select new VectorOf([.. items]);

    private static readonly Parser<Expr> atom =
        number.Or(call).Or(list).Or(name.Select(Named)).Or(inner.Contained(Char('('), Char(')')));

    private static readonly Parser<Expr> power =
        from b in atom
        from e in Char('^').Then(_ => Sprache.Parse.Ref(() => sign!)).Optional()
        select e.IsDefined ? Expr.Pow(b, e.Get()) : b;

    private static readonly Parser<Expr> sign = Char('-').Then(_ => Sprache.Parse.Ref(() => sign!)).Select(e => -e).Or(power);

    private static readonly Parser<Expr> product =
        Sprache.Parse.ChainOperator(Char('*').Or(Char('/')), sign, (o, l, r) => o == '/' ? l / r : l is VectorOf([VectorOf, ..]) ? new MatrixProduct(l, r) : l * r);

    private static readonly Parser<Expr> sum =
        Sprache.Parse.ChainOperator(Char('+').Or(Char('-')), product, (o, l, r) => o == '+' ? l + r : l - r);

    private static readonly Parser<ComparisonOperator> relation = Enum.GetValues<ComparisonOperator>().OrderByDescending(o => o.Spelling().Length)
        .Select(o => Sprache.Parse.String(o.Spelling()).Token().Return(o)).Aggregate((a, b) => a.Or(b));

    private static readonly Parser<Expr> negation = Word("not").Then(_ => Sprache.Parse.Ref(() => negation!)).Select(Expr (o) => new Not(o)).Or(
        from l in sum
        from rest in (from o in relation from r in sum select (Operator: o, Right: r)).Many()
        select rest.Aggregate((Left: l, All: (Expr?)null), (chain, next) =>
            (next.Right, chain.All is null ? new Compare(next.Operator, chain.Left, next.Right) : new And(chain.All, new Compare(next.Operator, chain.Left, next.Right)))) is
        { All: { } all } ? all : l);

    private static readonly Parser<Expr> condition = Sprache.Parse.ChainOperator(
        Word("or").Return(true), Sprache.Parse.ChainOperator(Word("and").Return(true), negation, (_, l, r) => new And(l, r)), (_, l, r) => new Or(l, r));

    private static readonly Parser<Expr> conditional = (
        from _ in Word("if")
        from c in condition
        from __ in Word("then")
        from a in Sprache.Parse.Ref(() => conditional!)
        from ___ in Word("else")
        from b in Sprache.Parse.Ref(() => conditional!)
        select (Expr)new Choice(c, a, b)).Or(condition);

    public static Symbol Time { get; } = new("t", SymbolKind.Time);

    public static Symbol State { get; } = new("x", SymbolKind.State);

    public static Expr Read(string text) => conditional.End().Parse(text);

    private static Expr Named(string name) => name switch
    {
        "t" => Time,
        "x" => State,
        "pi" => Math.PI,
        _ => new Symbol(name, SymbolKind.Parameter),
    };

    private static Parser<string> Word(string word) => Sprache.Parse.Regex(word + @"\b").Token();

    private static Parser<char> Char(char c) => Sprache.Parse.Char(c).Token();
}
