namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>From a canonical form to a formula as a mathematician would write it.</summary>
internal static class Writer
{
    public static Expr Write(Form form) => form switch
    {
        NumberForm(var n) => Number(n),
        LeafForm(var e) => e,
        EulerForm => Functions.Of("exp", 1),
        CallForm(var function, var arguments) => new Call(function, [.. arguments.Select(Write)]),
        StepsForm(var table, var u, var summed) => new Steps(table, Write(u), summed),
        PowerForm => Product(Forms.Number.One, [form]),
        ProductForm product when Flipped(product) is { } flipped => Product(flipped.Coefficient, flipped.Factors),
        ProductForm(var c, var factors) => Product(c, factors),
        SumForm(var terms) => Sum(terms),
        _ => throw new InvalidOperationException($"no case for {form}"),
    };

    /// <summary>The first positive term leads; a sign or a fraction that all terms have is taken out.</summary>
    private static Expr Sum(IReadOnlyList<Form> terms)
    {
        var outside = Outside(terms);
        if (!outside.IsOne) return Product(outside, [new SumForm([.. terms.Select(t => Products.Scale(Forms.Number.One / outside, t))])]);
        var first = terms.First(t => !IsSubtracted(t));
        return terms.Where(t => !ReferenceEquals(t, first))
            .Aggregate(Write(first), (sum, t) => IsSubtracted(t) ? sum - Write(-t) : sum + Write(t));
    }

    private static bool IsSubtracted(Form term) => term.LeadsNegative() && (term is not ProductForm product || Flipped(product) is null);

    /// <summary>−(a − b) c as (b − a) c; the sum is out of its canonical order then, and is only fit to be written.</summary>
    private static ProductForm? Flipped(ProductForm product)
    {
        if (!product.Coefficient.IsNegative || product.Factors.FirstOrDefault(IsDifference) is not SumForm sum) return null;
        var turned = new SumForm([-sum.Terms[1], -sum.Terms[0]]);
        return new ProductForm(-product.Coefficient, [.. product.Factors.Select(f => ReferenceEquals(f, sum) ? turned : f)]);
    }

    private static bool IsDifference(Form form) => form is SumForm({ Count: 2 } terms) && terms[1].LeadsNegative();

    /// <summary>
    /// −1 when all are negative but for those of either sign; the number when it is the same in all; 1/q when the first is that and every
    /// one is a fraction.
    /// </summary>
    private static Number Outside(IReadOnlyList<Form> terms)
    {
        var signed = terms.Where(t => !t.Factors().Any(IsDifference)).ToList();
        Number sign = signed.Count > 0 && signed.TrueForAll(t => t.LeadsNegative()) ? -1 : 1;
        var sizes = terms.Select(t => Forms.Number.Abs(t.SplitNumber().Coefficient)).ToList();
        var fraction = sizes[0].Numerator == 1 && sizes.TrueForAll(c => IsFraction(c) && (c / sizes[0]).Denominator < c.Denominator);
        return fraction || (sizes.TrueForAll(c => c == sizes[0]) && double.IsFinite(sizes[0].Value)) ? sign * sizes[0] : sign;
    }

    private static Expr Product(Number coefficient, IReadOnlyList<Form> factors)
    {
        if (coefficient.IsNegative) return -Product(-coefficient, factors);
        var above = new List<Expr>();
        var below = new List<Expr>();
        if (IsFraction(coefficient))
        {
            if (coefficient.Numerator != 1) above.Add(coefficient.Numerator);
            below.Add(coefficient.Denominator);
        }
        else if (!coefficient.IsOne)
        {
            above.Add(coefficient.Value);
        }
        foreach (var factor in Tangents.Fuse(factors))
        {
            var (b, e) = factor.SplitPower();
            if (e is NumberForm({ IsNegative: true } n)) below.Add(Power(b, new NumberForm(-n)));
            else above.Add(Power(b, e));
        }
        var numerator = above.Count == 0 ? 1 : above.Aggregate((a, f) => a * f);
        return below.Count == 0 ? numerator : numerator / below.Aggregate((a, f) => a * f);
    }

    private static Expr Power(Form b, Form e) => (b, e) switch
    {
        (EulerForm, _) => Functions.Of("exp", Write(e)),
        (_, NumberForm({ IsOne: true })) => Write(b),
        (_, NumberForm({ Value: 0.5 })) => Functions.Of("sqrt", Write(b)),
        _ => Expr.Pow(Write(b), Write(e)),
    };

    private static Expr Number(Number n) => (n.IsNegative, IsFraction(n)) switch
    {
        (_, false) => n.Value,
        (true, true) => -Number(-n),
        _ => new Constant(n.Numerator) / new Constant(n.Denominator),
    };

    /// <summary>Written with a bar: not 0.15, but 1/2 and 2/3, and what no double says exactly.</summary>
    private static bool IsFraction(Number n)
    {
        if (n.Denominator < 2) return false;
        if (Forms.Number.Of(n.Value) != n) return true;
        if (n.Denominator > 1000) return false;
        var withoutTwos = Without(2, n.Denominator);
        return withoutTwos == 1 || Without(5, withoutTwos) != 1;
    }

    private static long Without(long factor, long n)
    {
        while (n % factor == 0) n /= factor;
        return n;
    }
}
