namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Powers; merged and taken apart only where that is right for every real base in the formula's domain.</summary>
internal static class Powers
{
    /// <summary>What a division by zero is, whatever is divided.</summary>
    public static Form Undefined { get; } = new PowerForm(Form.Zero, new NumberForm(-1));

    public static Form Exp(Form exponent) => Of(EulerForm.Instance, exponent);

    public static Form Of(Form b, Form e)
    {
        if (e is NumberForm({ IsZero: true })) return Form.One;
        if (e is NumberForm({ IsOne: true })) return b;
        return b switch
        {
            NumberForm(var n) => OfNumber(n, e),
            EulerForm => OfEuler(e),
            PowerForm(var inner, var first) => OfPower(inner, first, e) ?? new PowerForm(b, e),
            ProductForm product => OfProduct(product, e),
            SumForm sum => OfSum(sum, e),
            CallForm({ Name: "abs" }, var u) when e is NumberForm({ IsEven: true }) => Of(u[0], e),
            _ => new PowerForm(b, e),
        };
    }

    private static Form OfNumber(Number b, Form e)
    {
        if (b.IsOne) return Form.One;
        if (e is NumberForm(var n))
        {
            if (b.IsZero) return n.IsNegative ? Undefined : Form.Zero;
            if (b.Power(n) is { } exact) return new NumberForm(exact);
            if ((!b.IsExact || !n.IsExact) && Math.Pow(b.Value, n.Value) is var power && double.IsFinite(power))
                return new NumberForm(Number.Of(power));
        }
        var whole = b.IsNegative || b.IsZero ? Number.Zero : Number.Of(Math.Floor(Constant(e).Value));
        return !whole.IsZero && b.Power(whole) is { } part
            ? new NumberForm(part) * new PowerForm(new NumberForm(b), e - new NumberForm(whole))
            : new PowerForm(new NumberForm(b), e);
    }

    private static Number Constant(Form e) => e switch
    {
        NumberForm(var n) => n,
        SumForm(var terms) => terms.Select(t => t.AsNumber()).FirstOrDefault(n => n is not null) ?? Number.Zero,
        _ => Number.Zero,
    };

    /// <summary>exp(c log g + rest) = g^c exp(rest).</summary>
    private static Form OfEuler(Form e)
    {
        var terms = e is SumForm(var inner) ? inner : [e];
        var logarithm = terms.FirstOrDefault(HoldsLogarithm);
        if (logarithm is null) return e is NumberForm({ IsZero: true }) ? Form.One : new PowerForm(EulerForm.Instance, e);
        var log = (CallForm)logarithm.Factors().Single(IsLogarithm);
        return Products.Of([Of(log.Argument, logarithm / log), Exp(e - logarithm)]);
    }

    private static bool HoldsLogarithm(Form term) => term.Factors().Count(IsLogarithm) == 1;

    private static bool IsLogarithm(Form factor) => factor is CallForm({ Name: "log" }, _);

    /// <summary>(b^p)^q = b^(p q) for whole q; for other q where b ≥ 0, be it because p could not be what it is otherwise.</summary>
    private static Form? OfPower(Form b, Form p, Form q)
    {
        var whole = q is NumberForm({ IsInteger: true });
        var baseIsPositive = b.IsNonNegative() || p.HasTime() || p is NumberForm({ IsExact: true, IsInteger: false });
        if (whole || baseIsPositive || p is NumberForm({ IsInteger: true, IsEven: false })) return Of(b, p * q);
        if (p is not NumberForm({ IsEven: true })) return null;
        return q is NumberForm ? Of(Calls.Of("abs", b), p * q) : null;
    }

    private static Form OfProduct(ProductForm product, Form e)
    {
        if (e is NumberForm({ IsInteger: true }))
            return Products.Of([Of(new NumberForm(product.Coefficient), e), .. product.Factors.Select(f => Of(f, e))]);
        var outside = product.Factors.Where(f => f is PowerForm(EulerForm, _)).ToList();
        var coefficient = Number.One;
        if (e is NumberForm(var n) && Number.Abs(product.Coefficient).Power(n) is not null) coefficient = Number.Abs(product.Coefficient);
        if (outside.Count == 0 && coefficient.IsOne) return new PowerForm(product, e);
        var inside = Products.Of([new NumberForm(product.Coefficient / coefficient), .. product.Factors.Except(outside)]);
        return Products.Of([Of(new NumberForm(coefficient), e), .. outside.Select(f => Of(f, e)), Of(inside, e)]);
    }

    private static Form OfSum(SumForm sum, Form e)
    {
        if (e is not NumberForm(var n)) return new PowerForm(sum, e);
        var (content, primitive) = Sums.Content(sum);
        if (n.IsInteger)
            return content.IsOne || content.Power(n) is not { } whole
                ? new PowerForm(sum, e)
                : new NumberForm(whole) * new PowerForm(primitive, e);
        var (magnitude, signed) = (Number.Abs(content), content.IsNegative ? -primitive : primitive);
        return magnitude.IsOne || magnitude.Power(n) is not { } root
            ? new PowerForm(sum, e)
            : new NumberForm(root) * new PowerForm(signed, e);
    }
}
