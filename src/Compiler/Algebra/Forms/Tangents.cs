namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Quotients of sine and cosine, written as tangents.</summary>
internal static class Tangents
{
    private static readonly Function tan = Functions.Find("tan")!;

    public static IEnumerable<Form> Fuse(IReadOnlyList<Form> factors)
    {
        var left = factors.ToList();
        foreach (var sine in factors.Where(f => f.SplitPower().Base is CallForm({ Name: "sin" }, _)))
        {
            var (b, power) = sine.SplitPower();
            var cosine = left.Find(f => f.SplitPower().Base is CallForm({ Name: "cos" }, var u) && u.Equals(((CallForm)b).Arguments));
            if (cosine is null || power is not NumberForm(var n) || cosine.SplitPower().Exponent is not NumberForm(var m)
                || n.IsNegative == m.IsNegative)
                continue;
            var fused = n.IsNegative ? -Smaller(n, m) : Smaller(n, m);
            left[left.IndexOf(sine)] = PowerOf(new CallForm(tan, ((CallForm)b).Arguments), fused);
            left.Remove(cosine);
            if (!(n - fused).IsZero) left.Add(Powers.Of(b, new NumberForm(n - fused)));
            if (!(m + fused).IsZero) left.Add(Powers.Of(cosine.SplitPower().Base, new NumberForm(m + fused)));
        }
        return left;
    }

    private static Number Smaller(Number n, Number m) => Number.Abs(n).Value < Number.Abs(m).Value ? Number.Abs(n) : Number.Abs(m);

    private static Form PowerOf(Form b, Number n) => n.IsOne ? b : new PowerForm(b, new NumberForm(n));
}
