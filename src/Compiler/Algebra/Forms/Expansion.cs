namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Multiplies products of sums out.</summary>
internal static class Expansion
{
    private const int GreatestTerms = 60;
    private const int GreatestPower = 8;

    /// <summary>The terms of the form multiplied out once; the form itself when there would be too many.</summary>
    /// <param name="differences">Also take expm1 u for e^u − 1.</param>
    public static IReadOnlyList<Form> Terms(Form form, bool differences = false)
    {
        var terms = new List<Form>();
        foreach (var term in form is SumForm(var inner) ? inner : (IEnumerable<Form>)[form])
        {
            terms.AddRange(Distribute(term, differences));
            if (terms.Count > GreatestTerms) return [form];
        }
        return terms;
    }

    public static Form Expand(Form form) => Sums.Of(Terms(form));

    /// <summary>Expanded at every level.</summary>
    public static Form ExpandDeep(Form form) => Expand(form.Map(ExpandDeep));

    private static IReadOnlyList<Form> Distribute(Form term, bool differences)
    {
        IReadOnlyList<Form> terms = [new NumberForm(term.SplitNumber().Coefficient)];
        foreach (var factor in term.Factors())
        {
            var (b, e) = factor.SplitPower();
            var sum = Summands(b, differences);
            var repeat = sum is not null && e is NumberForm({ IsInteger: true, Numerator: > 0 and <= GreatestPower } n) ? n.Numerator : 0;
            if (repeat == 0) terms = [.. terms.Select(t => t * factor)];
            for (var k = 0; k < repeat; k++)
            {
                terms = [.. terms.SelectMany(t => sum!.Select(s => t * s))];
                if (terms.Count > GreatestTerms) return [term];
            }
        }
        return terms;
    }

    private static IReadOnlyList<Form>? Summands(Form b, bool differences) => b switch
    {
        SumForm(var terms) => terms,
        CallForm({ Name: "expm1" }, var u) when differences => [Powers.Exp(u[0]), -1],
        _ => null,
    };
}
