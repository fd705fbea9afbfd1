using Sprache;
using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Tests.Algebra;

/// <summary>Reads formulas of tests: <c>t</c> is the time, <c>x</c> the state, every other name a parameter.</summary>
internal static class Text
{
    private static readonly Parser<Expr> number = Sprache.Parse.Regex(@"[0-9]+(\.[0-9]*)?(e[+-]?[0-9]+)?").Token().Select(s => (Expr)double.Parse(s, System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Parser<string> name = Sprache.Parse.Regex(@"[a-zA-Z_][a-zA-Z_0-9]*").Token();

    private static readonly Parser<Expr> atom =
        number
        .Or(from f in name from open in Char('(') from arguments in Sprache.Parse.Ref(() => sum!).DelimitedBy(Char(',')) from close in Char(')') select Functions.Of(f, [.. arguments]))
        .Or(name.Select(Named))
        .Or(from open in Char('(') from e in Sprache.Parse.Ref(() => sum!) from close in Char(')') select e);

    private static readonly Parser<Expr> power =
        from b in atom from e in Char('^').Then(_ => Sprache.Parse.Ref(() => sign!)).Optional() select e.IsDefined ? Expr.Pow(b, e.Get()) : b;

    private static readonly Parser<Expr> sign = Char('-').Then(_ => Sprache.Parse.Ref(() => sign!)).Select(e => -e).Or(power);

    private static readonly Parser<Expr> product = Sprache.Parse.ChainOperator(Char('*').Or(Char('/')), sign, (o, l, r) => o == '*' ? l * r : l / r);

    private static readonly Parser<Expr> sum = Sprache.Parse.ChainOperator(Char('+').Or(Char('-')), product, (o, l, r) => o == '+' ? l + r : l - r);

    public static Symbol Time { get; } = new("t", SymbolKind.Time);

    public static Symbol State { get; } = new("x", SymbolKind.State);

    public static Expr Read(string text) => sum.End().Parse(text);

    private static Expr Named(string name) => name switch
    {
        "t" => Time,
        "x" => State,
        "pi" => Math.PI,
        _ => new Symbol(name, SymbolKind.Parameter),
    };

    private static Parser<char> Char(char c) => Sprache.Parse.Char(c).Token();
}
