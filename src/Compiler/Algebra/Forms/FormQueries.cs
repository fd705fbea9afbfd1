namespace NeuralEntropy.Compiler.Algebra.Forms;

internal static class FormQueries
{
    public static IEnumerable<Form> Children(this Form form) => form switch
    {
        PowerForm(var b, var e) => [b, e],
        CallForm(_, var arguments) => arguments,
        StepsForm(_, var u, _) => [u],
        ProductForm(_, var factors) => factors,
        SumForm(var terms) => terms,
        _ => [],
    };

    public static bool DependsOn(this Form form, LeafForm leaf) => form switch
    {
        LeafForm(var e) => form.Equals(leaf) || leaf.Expr is Symbol symbol && e.DependsOn(symbol),
        _ => form.Children().Any(c => c.DependsOn(leaf)),
    };

    public static bool HasTime(this Form form) => form switch
    {
        LeafForm(var e) => e.DescendantsAndSelf().Any(part => part is Symbol { Kind: SymbolKind.Time }),
        _ => form.Children().Any(HasTime),
    };

    /// <summary>The form rebuilt with everything directly inside replaced.</summary>
    public static Form Map(this Form form, Func<Form, Form> map) => form switch
    {
        PowerForm(EulerForm e, var x) => Powers.Of(e, map(x)),
        PowerForm(var b, var x) => Powers.Of(map(b), map(x)),
        CallForm(var function, var arguments) => Calls.Of(function, [.. arguments.Select(map)]),
        StepsForm(var table, var u, var summed) => StepsForm.Of(table, map(u), summed),
        ProductForm(var c, var factors) => Products.Of([new NumberForm(c), .. factors.Select(map)]),
        SumForm(var terms) => Sums.Of(terms.Select(map)),
        _ => form,
    };

    /// <summary>The numeric factor and the rest.</summary>
    public static (Number Coefficient, Form Monic) SplitNumber(this Form form) => form switch
    {
        NumberForm(var n) => (n, Form.One),
        ProductForm(var c, { Count: 1 } factors) => (c, factors[0]),
        ProductForm(var c, var factors) => (c, c.IsOne ? form : new ProductForm(Number.One, factors)),
        _ => (Number.One, form),
    };

    /// <summary>The factors apart from the numeric one.</summary>
    public static IEnumerable<Form> Factors(this Form form) => form switch
    {
        NumberForm => [],
        ProductForm(_, var factors) => factors,
        _ => [form],
    };

    public static (Form Base, Form Exponent) SplitPower(this Form form) => form is PowerForm(var b, var e) ? (b, e) : (form, Form.One);

    public static Number? AsNumber(this Form form) => form is NumberForm(var n) ? n : null;

    /// <summary>Whether a minus sign can be taken out in front.</summary>
    public static bool LeadsNegative(this Form form) => form switch
    {
        SumForm(var terms) => terms[0].SplitNumber().Coefficient.IsNegative,
        _ => form.SplitNumber().Coefficient.IsNegative,
    };

    /// <summary>Known to be at least 0 wherever it has a value, whatever its symbols stand for.</summary>
    public static bool IsNonNegative(this Form form) => form switch
    {
        NumberForm(var n) => !n.IsNegative,
        LeafForm(Constant(var value)) => value >= 0,
        EulerForm => true,
        PowerForm(_, NumberForm({ IsEven: true })) => true,
        PowerForm(_, NumberForm({ IsExact: true, IsInteger: false })) => true,
        PowerForm(var b, _) => b.IsNonNegative(),
        CallForm({ Name: "abs" or "cosh" or "sigmoid" or "softplus" or "erfc" or "norm" or "squared_norm" or "acosh" }, _) => true,
        ProductForm(var c, var factors) => !c.IsNegative && factors.All(IsNonNegative),
        SumForm(var terms) => terms.All(IsNonNegative),
        _ => false,
    };
}
