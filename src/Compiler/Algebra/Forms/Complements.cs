namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>
/// Pairs P + Q = 1: sin² and cos², cosh² and −sinh², σ(u) and σ(−u), eᵘ and −expm1 u. A sum c q P + c q Q is c q, and c q P − c q is
/// −c q Q: the second keeps the accuracy that the difference loses.
/// </summary>
internal static class Complements
{
    /// <summary>The first two terms that make one.</summary>
    public static (int First, int Second, Form Sum)? Pair(IReadOnlyList<(Number Coefficient, Form Monic)> terms)
    {
        for (var i = 0; i < terms.Count; i++)
            for (var j = 0; j < terms.Count; j++)
                if (i != j && Number.Abs(terms[i].Coefficient) == Number.Abs(terms[j].Coefficient) && Joined(terms[i], terms[j]) is { } sum)
                    return (Math.Min(i, j), Math.Max(i, j), sum);
        return null;
    }

    private static Form? Joined((Number Coefficient, Form Monic) a, (Number Coefficient, Form Monic) b)
    {
        foreach (var (p, q) in a.Monic.Factors().SelectMany(Of).Concat(b.Monic.Factors().SelectMany(OfBoth)))
        {
            var (sign, bare) = p.SplitNumber();
            var (coefficient, rest) = (a.Coefficient / sign, a.Monic / bare);
            if (!IsSimpler(rest, a.Monic)) continue;
            if (b.Monic.Equals(rest) && b.Coefficient == -coefficient) return Products.Of([new NumberForm(-coefficient), rest, q]);
            var other = Products.Of([new NumberForm(coefficient), rest, q]);
            if (other.SplitNumber() is var (c, r) && r.Equals(b.Monic) && c == b.Coefficient) return Products.Scale(coefficient, rest);
        }
        return null;
    }

    /// <summary>Taking P out must not have brought a new exponential in.</summary>
    private static bool IsSimpler(Form rest, Form whole) => Exponentials(rest) <= Exponentials(whole);

    private static int Exponentials(Form form) => form.Factors().Count(f => f is PowerForm(EulerForm, _));

    private static IEnumerable<(Form P, Form Q)> Of(Form factor) => factor switch
    {
        PowerForm(EulerForm, var u) => [(factor, -Calls.Of("expm1", u))],
        PowerForm(var b, var e) when e.HasTime() => [(factor, -Calls.Of("expm1", e * Calls.Of("log", b)))],
        CallForm({ Name: "expm1" }, var u) => [(-factor, Powers.Exp(u[0]))],
        CallForm({ Name: "sigmoid" }, var u) => [(factor, Calls.Of("sigmoid", -u[0]))],
        _ => OfBoth(factor),
    };

    private static IEnumerable<(Form P, Form Q)> OfBoth(Form factor) => factor.SplitPower().Base switch
    {
        CallForm({ Name: "sin" }, var u) sin => [(Powers.Of(sin, 2), Powers.Of(Calls.Of("cos", u[0]), 2))],
        CallForm({ Name: "cos" }, var u) cos => [(Powers.Of(cos, 2), Powers.Of(Calls.Of("sin", u[0]), 2))],
        CallForm({ Name: "cosh" }, var u) cosh => [(Powers.Of(cosh, 2), -Powers.Of(Calls.Of("sinh", u[0]), 2))],
        CallForm({ Name: "sinh" }, var u) sinh => [(-Powers.Of(sinh, 2), Powers.Of(Calls.Of("cosh", u[0]), 2))],
        _ => [],
    };
}
