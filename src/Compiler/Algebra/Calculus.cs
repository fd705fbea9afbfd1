using NeuralEntropy.Compiler.Algebra.Forms;
using NeuralEntropy.Compiler.Algebra.Integration;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>Derivatives and antiderivatives of scalar formulas, by one of their symbols.</summary>
public static class Calculus
{
    /// <summary>At how many points an antiderivative is checked, and how well it has to agree.</summary>
    private const int Checks = 11;
    private const double Tolerance = 1e-8;

    /// <summary>The derivative, simplified.</summary>
    public static Expr Differentiate(Expr e, Symbol by) => Simplifier.Simplify(Derivative(e, by));

    /// <summary>
    /// An antiderivative, simplified; null when none was found. What is returned has been differentiated back and compared with the
    /// integrand at several points.
    /// </summary>
    /// <param name="values">What the parameters stand for: it decides signs and cases. Positive numbers are taken where none is
    /// given.</param>
    /// <param name="start">Where the range of interest begins.</param>
    /// <param name="end">Where it ends.</param>
    public static Expr? Integrate(
        Expr e, Symbol over, IReadOnlyDictionary<string, double>? values = null, double start = 0.1, double end = 0.9) =>
        PiecewiseIntegrals.Find(Simplifier.Simplify(e), over, WithDefaults(e, over, values), start, end);

    /// <summary>Of a formula without choices.</summary>
    internal static Expr? Smooth(Expr e, Symbol over, IReadOnlyDictionary<string, double> values, double start, double end)
    {
        var points = Enumerable.Range(1, Checks).Select(k => start + (end - start) * (0.5 - 0.5 * Math.Cos(Math.PI * (k - 0.45) / Checks)));
        var context = new IntegrationContext(new LeafForm(over), values, [.. points]);
        var integrand = Simplifier.Simplify(Reader.Read(e));
        if (Integrator.Find(integrand, context) is not { } found) return null;
        var solution = Simplifier.Simplify(found);
        return IsAntiderivative(solution, integrand, context) ? Writer.Write(solution) : null;
    }

    private static bool IsAntiderivative(Form solution, Form integrand, IntegrationContext context)
    {
        var (claimed, wanted, values) = (context.Values(context.Derivative(solution)), context.Values(integrand), context.Values(solution));
        var finite = Enumerable.Range(0, wanted.Count).Where(i => double.IsFinite(wanted[i])).ToList();
        return finite.Count >= 3
            && finite.TrueForAll(i => double.IsFinite(values[i])
                && Math.Abs(claimed[i] - wanted[i]) <= Tolerance * Math.Max(Math.Abs(wanted[i]), double.Epsilon));
    }

    private static Dictionary<string, double> WithDefaults(Expr e, Symbol over, IReadOnlyDictionary<string, double>? values)
    {
        var all = new Dictionary<string, double>(values ?? new Dictionary<string, double>());
        foreach (var symbol in e.Symbols().Where(s => s != over && s.Kind != SymbolKind.Index)) all.TryAdd(symbol.Name, 0.7 + 0.6 * all.Count);
        return all;
    }

    internal static Form Differentiate(Form form, LeafForm by) => Reader.Read(Derivative(Writer.Write(form), (Symbol)by.Expr));

    private static Expr Derivative(Expr e, Symbol by) => e switch
    {
        Symbol s => s == by ? 1 : 0,
        _ when !e.DependsOn(by) => 0,
        Add(var l, var r) => Derivative(l, by) + Derivative(r, by),
        Subtract(var l, var r) => Derivative(l, by) - Derivative(r, by),
        Multiply(var l, var r) => Derivative(l, by) * r + l * Derivative(r, by),
        Divide(var l, var r) when !r.DependsOn(by) => Derivative(l, by) / r,
        Divide(var l, var r) => (Derivative(l, by) * r - l * Derivative(r, by)) / Expr.Pow(r, 2),
        Negate(var o) => -Derivative(o, by),
        Power(var b, var x) when !x.DependsOn(by) => x * Expr.Pow(b, x - 1) * Derivative(b, by),
        Power(var b, var x) when !b.DependsOn(by) => e * Functions.Of("log", b) * Derivative(x, by),
        Power(var b, var x) => e * (Derivative(x, by) * Functions.Of("log", b) + x * Derivative(b, by) / b),
        Call(var function, var arguments) => function.Derivative(arguments, [.. arguments.Select(a => Derivative(a, by))]),
        Steps(_, _, false) => 0,
        Steps(var table, var u, true) => table.Count * new Steps(table, u) * Derivative(u, by),
        Choice(var condition, var then, var otherwise) => new Choice(condition, Derivative(then, by), Derivative(otherwise, by)),
        VectorOf(var items) => new VectorOf([.. items.Select(i => Derivative(i, by))]),
        _ => throw new InvalidOperationException($"definitions and matrices are to be written out before a formula is differentiated: {e}"),
    };
}
