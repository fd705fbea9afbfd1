using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// The same formula in its shortest canonical form. The value stays the same wherever the formula has one, up to rounding; where a
/// cancellation takes a root or a pole away the value may exist in more places. Simplifying twice gives what simplifying once gives.
/// Meant for scalar formulas: a vector that cancels becomes the number 0. Choices come to stand outside.
/// </summary>
public static class Simplifier
{
    /// <summary>No search of more rounds; each shortens the form.</summary>
    private const int MostRounds = 12;

    public static Expr Simplify(Expr e) => Cases.In(e) && Cases.Lift(e, Canonical) is { } lifted ? lifted : Canonical(e);

    private static Expr Canonical(Expr e) => Writer.Write(Simplify(Reader.Read(e)));

    /// <summary>From the inside out, each sum in the shortest way to write it.</summary>
    internal static Form Simplify(Form form) => Simplify(form, []);

    /// <param name="known">What has been simplified already; the same parts come up again and again.</param>
    private static Form Simplify(Form form, Dictionary<Form, Form> known)
    {
        if (form is NumberForm or LeafForm or EulerForm) return form;
        if (known.TryGetValue(form, out var simple)) return simple;
        var best = form.Map(inner => Simplify(inner, known));
        for (var round = 0; round < MostRounds; round++)
        {
            var shorter = Candidates(best).Select(c => (Form: c, Cost: Cost.Of(c))).OrderBy(c => c.Cost).FirstOrDefault();
            if (shorter.Form is null || shorter.Cost >= Cost.Of(best)) break;
            best = shorter.Form.Map(inner => Simplify(inner, known));
        }
        return known[best] = known[form] = best;
    }

    private static IEnumerable<Form> Candidates(Form form) => form switch
    {
        SumForm sum => [Expansion.Expand(sum), Rewriting.FactorCommon(sum), Rewriting.Together(sum), Rewriting.Square(sum)],
        ProductForm(_, var factors) when factors.Any(f => f.SplitPower().Base is SumForm) => [Expansion.Expand(form)],
        ProductForm(_, var factors) when factors.Any(f => f is CallForm({ Name: "expm1" }, _)) =>
            [Sums.Of(Expansion.Terms(form, differences: true))],
        PowerForm(SumForm, _) => [Expansion.Expand(form)],
        _ => [],
    };
}
