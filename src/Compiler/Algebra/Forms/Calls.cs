namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Calls of functions, with the rules that hold on a function's whole domain.</summary>
internal static class Calls
{
    public static Form Of(string name, params ReadOnlySpan<Form> arguments) => Of(Functions.Find(name)!, EquatableArray.Create(arguments));

    public static Form Of(Function function, EquatableArray<Form> arguments)
    {
        if (arguments.All(a => a is NumberForm) && Folded(function, [.. arguments.Select(a => a.AsNumber()!.Value)]) is { } number)
            return number;
        return (function.Name, arguments[0]) switch
        {
            ("exp", var u) => Powers.Exp(u),
            ("sqrt", var u) => Powers.Of(u, new NumberForm(Number.Half)),
            ("square", var u) => Powers.Of(u, 2),
            ("pow", var u) => Powers.Of(u, arguments[1]),
            ("tan", var u) => Of("sin", u) / Of("cos", u),
            ("log", PowerForm(var b, var e)) when b.IsNonNegative() || e.HasTime() || e is NumberForm({ IsEven: false }) => e * LogOf(b),
            ("expm1", var u) when Powers.Exp(u) is var exp and not PowerForm(EulerForm, _)
                && exp is not PowerForm(_, not NumberForm) => exp - 1,
            ("log1p", CallForm({ Name: "expm1" }, var u)) => u[0],
            ("abs", var u) when u.IsNonNegative() => u,
            ("abs", ProductForm(var c, _) u) when !c.IsOne =>
                Products.Of([new NumberForm(Number.Abs(c)), Of(function, [u.SplitNumber().Monic])]),
            ("abs" or "cos" or "cosh", var u) when u.LeadsNegative() => Of(function, [-u]),
            var (name, u) when IsOdd(name) && u.LeadsNegative() => -Of(function, [-u]),
            ("min" or "max", var u) when u.Equals(arguments[1]) => u,
            ("min" or "max", var u) when string.CompareOrdinal(u.Key, arguments[1].Key) > 0 => new CallForm(function, [arguments[1], u]),
            _ => new CallForm(function, arguments),
        };
    }

    private static bool IsOdd(string name) =>
        name is "sin" or "tanh" or "sinh" or "asin" or "atan" or "asinh" or "atanh" or "erf" or "erfinv" or "sign";

    private static Form LogOf(Form b) => b is EulerForm ? Form.One : Of("log", b);

    /// <summary>A call on numbers is worked out where the value is exact, or where the numbers are not.</summary>
    private static Form? Folded(Function function, Number[] arguments)
    {
        if (function.Name is "exp" or "sqrt" or "square" or "pow" or "tan") return null;
        var value = Number.Of(function.Value([.. arguments.Select(a => a.Value)]));
        var exact = function.Name is "min" or "max" or "clamp" or "floor" or "ceil" or "sign" or "abs" || (value.IsInteger
            && arguments.All(a => a.IsZero || a.IsOne));
        return double.IsFinite(value.Value) && (exact || arguments.Any(a => !a.IsExact)) ? new NumberForm(value) : null;
    }
}
