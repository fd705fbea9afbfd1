namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>How long a form is to write, in marks, names counted for four: what of several equal forms is the simplest.</summary>
internal static class Cost
{
    public static int Of(Form form) => form switch
    {
        NumberForm(var n) => OfNumber(n),
        LeafForm => 4,
        EulerForm => 2,
        PowerForm(EulerForm, var e) => 4 + Of(e),
        PowerForm(var b, var e) => Of(b) + 1 + Of(e) + (b is SumForm ? 2 : 0),
        StepsForm(_, var u, _) => 8 + Of(u),
        CallForm(_, var arguments) => 4 + arguments.Sum(Of),
        ProductForm(var c, var factors) =>
            (Number.Abs(c).IsOne ? 0 : 1 + OfNumber(c)) + factors.Sum(f => Of(f) + (f is SumForm ? 3 : 1)) - 1,
        SumForm(var terms) => terms.Sum(t => 2 + Of(t)),
        _ => throw new InvalidOperationException($"no case for {form}"),
    };

    private static int OfNumber(Number n) => n.IsInteger ? (Math.Abs(n.Numerator) < 10 ? 1 : 2) : n.IsExact ? 3 : 6;
}
