using System.Collections.Frozen;
using System.Collections.Immutable;
using NeuralEntropy.Runtime;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// The language's functions and constants. To add a function, add its entry here and its method to the runtime's <c>Elementary</c>.
/// </summary>
public static class Functions
{
    /// <summary>Every function once, in the order of the documentation.</summary>
    public static ImmutableArray<Function> All { get; } =
    [
        Unary("exp", "Exp", Elementary.Exp, u => Of("exp", u), "the exponential"),
        Unary("expm1", "Expm1", Elementary.Expm1, u => Of("exp", u), "exp(u) - 1, accurate near 0"),
        Unary("log", "Log", Elementary.Log, u => 1 / u, "the natural logarithm; also written ln", "u > 0"),
        Unary("log1p", "Log1p", Elementary.Log1p, u => 1 / (1 + u), "log(1 + u), accurate near 0", "u > -1"),
        Unary("log2", "Log2", Elementary.Log2, u => 1 / (u * Of("log", 2)), "the logarithm to base 2", "u > 0"),
        Unary("log10", "Log10", Elementary.Log10, u => 1 / (u * Of("log", 10)), "the logarithm to base 10", "u > 0"),
        Unary("sqrt", "Sqrt", Elementary.Sqrt, u => 1 / (2 * Of("sqrt", u)), "the square root", "u >= 0"),
        Unary("square", "Square", Elementary.Square, u => 2 * u, "u^2"),
        Binary("pow", "Pow", Elementary.Pow, (u, v) => (v * Expr.Pow(u, v - 1), Expr.Pow(u, v) * Of("log", u)), "u^v", "u > 0, or v a whole number"),
        Unary("abs", "Abs", Elementary.Abs, u => Of("sign", u), "the absolute value"),
        Unary("sign", "Sign", Elementary.Sign, _ => 0, "-1, 0 or 1 as u is negative, zero or positive"),
        Unary("floor", "Floor", Elementary.Floor, _ => 0, "the greatest whole number not above u"),
        Unary("ceil", "Ceil", Elementary.Ceil, _ => 0, "the least whole number not below u"),
        Binary("min", "Min", Elementary.Min, (u, v) => (Half(1 - Of("sign", u - v)), Half(1 + Of("sign", u - v))), "the smaller of two; of more, the smallest"),
        Binary("max", "Max", Elementary.Max, (u, v) => (Half(1 + Of("sign", u - v)), Half(1 - Of("sign", u - v))), "the greater of two; of more, the greatest"),
        new("clamp", 3, FunctionShape.ElementWise, "Clamp", "", "u where it is between low and high, else the nearer of them; high where low is greater")
        {
            Value = u => Elementary.Clamp(u[0], u[1], u[2]),
            Derivative = (u, du) => Slope("min", [Of("max", u[0], u[1]), u[2]], [Slope("max", [u[0], u[1]], [du[0], du[1]]), du[2]]),
        },
        Unary("sin", "Sin", Elementary.Sin, u => Of("cos", u), "the sine of an angle in radians"),
        Unary("cos", "Cos", Elementary.Cos, u => -Of("sin", u), "the cosine of an angle in radians"),
        Unary("tan", "Tan", Elementary.Tan, u => 1 + Sq(Of("tan", u)), "the tangent of an angle in radians"),
        Unary("asin", "Asin", Elementary.Asin, u => 1 / Of("sqrt", 1 - Sq(u)), "the angle from -pi/2 to pi/2 whose sine is u", "-1 <= u <= 1"),
        Unary("acos", "Acos", Elementary.Acos, u => -1 / Of("sqrt", 1 - Sq(u)), "the angle from 0 to pi whose cosine is u", "-1 <= u <= 1"),
        Unary("atan", "Atan", Elementary.Atan, u => 1 / (1 + Sq(u)), "the angle from -pi/2 to pi/2 whose tangent is u"),
        Unary("sinh", "Sinh", Elementary.Sinh, u => Of("cosh", u), "the hyperbolic sine"),
        Unary("cosh", "Cosh", Elementary.Cosh, u => Of("sinh", u), "the hyperbolic cosine"),
        Unary("tanh", "Tanh", Elementary.Tanh, u => 1 - Sq(Of("tanh", u)), "the hyperbolic tangent"),
        Unary("asinh", "Asinh", Elementary.Asinh, u => 1 / Of("sqrt", Sq(u) + 1), "the number whose hyperbolic sine is u"),
        Unary("acosh", "Acosh", Elementary.Acosh, u => 1 / Of("sqrt", Sq(u) - 1), "the number not below 0 whose hyperbolic cosine is u", "u >= 1"),
        Unary("atanh", "Atanh", Elementary.Atanh, u => 1 / (1 - Sq(u)), "the number whose hyperbolic tangent is u", "-1 < u < 1"),
        Unary("erf", "Erf", Elementary.Erf, u => GaussianSlope(u), "the error function"),
        Unary("erfc", "Erfc", Elementary.Erfc, u => -GaussianSlope(u), "1 - erf(u), accurate for great u"),
        Unary("erfinv", "Erfinv", Elementary.Erfinv, u => Of("sqrt", Math.PI) / 2 * Of("exp", Sq(Of("erfinv", u))), "the number whose error function is u", "-1 < u < 1"),
        Unary("sigmoid", "Sigmoid", Elementary.Sigmoid, u => Of("sigmoid", u) * Of("sigmoid", -u), "1/(1 + exp(-u))"),
        Unary("logit", "Logit", Elementary.Logit, u => 1 / (u * (1 - u)), "log(u/(1 - u)), the number whose sigmoid is u", "0 < u < 1"),
        Unary("softplus", "Softplus", Elementary.Softplus, u => Of("sigmoid", u), "log(1 + exp(u))"),
        Reduction("norm", "Norm", u => Math.Sqrt(u.Sum(c => c * c)), u => Of("sqrt", Inner(u[0], u[0])), (u, du) => Of("dot", u[0], du[0]) / Of("norm", u[0]), "the length of a vector"),
        Reduction("squared_norm", "SquaredNorm", u => u.Sum(c => c * c), u => Inner(u[0], u[0]), (u, du) => 2 * Of("dot", u[0], du[0]), "the squared length of a vector"),
        Reduction("sum", "Sum", u => u.Sum(), u => Total(u[0]), (_, du) => Of("sum", du[0]), "the sum of a vector's components"),
        Reduction("mean", "Mean", u => u.Average(), u => Total(u[0]) / u[0].Count, (_, du) => Of("mean", du[0]), "the mean of a vector's components"),
        Reduction("dot", "Dot", Dot, u => Inner(u[0], u[1]), (u, du) => Of("dot", du[0], u[1]) + Of("dot", u[0], du[1]), "the inner product of two vectors", 2),
        new("transpose", 1, FunctionShape.Transpose, "", "", "a matrix with its rows and columns exchanged")
        {
            Value = _ => throw new InvalidOperationException("a matrix is not a number"),
            Derivative = (_, du) => Of("transpose", du[0]),
        },
    ];

    /// <summary>Names that stand for a number.</summary>
    public static FrozenDictionary<string, double> Constants { get; } =
        new Dictionary<string, double> { ["pi"] = Math.PI, ["π"] = Math.PI }.ToFrozenDictionary();

    /// <summary>Second names.</summary>
    public static FrozenDictionary<string, string> Aliases { get; } =
        new Dictionary<string, string> { ["ln"] = "log" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Function> byName = All.ToFrozenDictionary(f => f.Name);

    /// <summary>The function of a name or of a second name; null when there is none.</summary>
    public static Function? Find(string name) => byName.GetValueOrDefault(Aliases.GetValueOrDefault(name, name));

    /// <summary>A call of a function that is known to exist.</summary>
    public static Expr Of(string name, params ReadOnlySpan<Expr> arguments) => new Call(byName[name], EquatableArray.Create(arguments));

    private static Expr Slope(string name, EquatableArray<Expr> u, EquatableArray<Expr> du) => byName[name].Derivative(u, du);

    private static double Dot(IReadOnlyList<double> u) => u.Take(u.Count / 2).Zip(u.Skip(u.Count / 2), (a, b) => a * b).Sum();

    private static Expr Inner(IEnumerable<Expr> u, IEnumerable<Expr> v) => Total(u.Zip(v, (a, b) => a * b));

    private static Expr Total(IEnumerable<Expr> terms) => terms.Aggregate((sum, term) => sum + term);

    private static Expr Sq(Expr e) => Expr.Pow(e, 2);

    private static Expr Half(Expr e) => e / 2;

    private static Expr GaussianSlope(Expr u) => 2 / Of("sqrt", Math.PI) * Of("exp", -Sq(u));

    private static Function Unary(
        string name, string csharp, Func<double, double> value, Func<Expr, Expr> slope, string documentation, string domain = "") =>
        new(name, 1, FunctionShape.ElementWise, csharp, domain, documentation)
        {
            Value = u => value(u[0]),
            Derivative = (u, du) => slope(u[0]) * du[0],
        };

    private static Function Binary(
        string name,
        string csharp,
        Func<double, double, double> value,
        Func<Expr, Expr, (Expr First, Expr Second)> slopes,
        string documentation,
        string domain = "") =>
        new(name, 2, FunctionShape.ElementWise, csharp, domain, documentation)
        {
            Value = u => value(u[0], u[1]),
            Derivative = (u, du) => slopes(u[0], u[1]).First * du[0] + slopes(u[0], u[1]).Second * du[1],
        };

    private static Function Reduction(
        string name,
        string csharp,
        Func<IReadOnlyList<double>, double> value,
        Func<IReadOnlyList<EquatableArray<Expr>>, Expr> reduce,
        Func<EquatableArray<Expr>, EquatableArray<Expr>, Expr> derivative,
        string documentation,
        int arity = 1) =>
        new(name, arity, FunctionShape.Reduction, csharp, "", documentation) { Value = value, Reduce = reduce, Derivative = derivative };
}
