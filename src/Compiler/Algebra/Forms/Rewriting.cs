namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Other ways to write one sum.</summary>
internal static class Rewriting
{
    /// <summary>What all terms have in common taken out; the time itself only in equal powers, for a polynomial stays one.</summary>
    public static Form FactorCommon(SumForm sum)
    {
        var common = new List<Form>();
        foreach (var factor in sum.Terms[0].Factors())
        {
            var b = factor.SplitPower().Base;
            var exponents = sum.Terms.Select(t => ExponentOf(b, t)).ToList();
            if (exponents.TrueForAll(e => e is not null && e.Equals(exponents[0]))) common.Add(factor);
            else if (b is not LeafForm { IsTime: true } && exponents.TrueForAll(e => e is NumberForm))
                common.Add(Powers.Of(b, exponents.MinBy(e => e!.AsNumber()!.Value.Value)!));
        }
        if (common.Count == 0) return sum;
        var outside = Products.Of(common);
        return Products.Of([outside, Sums.Of(sum.Terms.Select(t => t / outside))]);
    }

    private static Form? ExponentOf(Form b, Form term) =>
        term.Factors().FirstOrDefault(f => f.SplitPower().Base.Equals(b))?.SplitPower().Exponent;

    /// <summary>Over a common denominator.</summary>
    public static Form Together(SumForm sum)
    {
        var denominators = new Dictionary<Form, Number>();
        foreach (var factor in sum.Terms.SelectMany(t => t.Factors()))
        {
            var (b, e) = factor.SplitPower();
            if (e is NumberForm({ IsInteger: true, IsNegative: true } n) && b is not NumberForm)
                denominators[b] = Math.Max(denominators.GetValueOrDefault(b).Value, -n.Value) is var power ? Number.Of(power) : n;
        }
        if (denominators.Count == 0) return sum;
        var denominator = Products.Of(denominators.Select(d => Powers.Of(d.Key, new NumberForm(d.Value))));
        var numerator = Expansion.Expand(Sums.Of(sum.Terms.Select(t => t * denominator)));
        return (numerator is SumForm top ? FactorCommon(top) : numerator) / denominator;
    }

    /// <summary>a² ± 2ab + b² = (a ± b)²; the difference of nearly equal squares keeps its accuracy so.</summary>
    public static Form Square(SumForm sum)
    {
        if (sum.Terms.Count != 3) return sum;
        foreach (var (i, j, k) in ((int, int, int)[])[(0, 2, 1), (0, 1, 2), (1, 2, 0)])
        {
            if (Root(sum.Terms[i]) is not { } a || Root(sum.Terms[j]) is not { } b) continue;
            if (sum.Terms[k].Equals(2 * a * b)) return Powers.Of(a + b, 2);
            if (sum.Terms[k].Equals(-2 * a * b)) return Powers.Of(a - b, 2);
        }
        return sum;
    }

    /// <summary>A form whose square it is, of either sign.</summary>
    private static Form? Root(Form term)
    {
        var (coefficient, rest) = term.SplitNumber();
        if (coefficient.IsNegative || coefficient.Power(Number.Half) is not { } root) return null;
        var halves = rest.Factors().Select(f => Half(f.SplitPower())).ToList();
        return halves.Exists(h => h is null) ? null : Products.Of([new NumberForm(root), .. halves.OfType<Form>()]);
    }

    private static Form? Half((Form Base, Form Exponent) power) => power switch
    {
        (EulerForm, var e) => Powers.Exp(e * new NumberForm(Number.Half)),
        (var b, NumberForm({ IsEven: true } n)) => Powers.Of(b, new NumberForm(n * Number.Half)),
        (var b, var e) when e.HasTime() => Powers.Of(b, e * new NumberForm(Number.Half)),
        _ => null,
    };
}
