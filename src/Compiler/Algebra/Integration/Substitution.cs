using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>Derivative divides: when f/u' is a function of some inner form u alone, ∫ f dv = ∫ (f/u') du.</summary>
internal static class Substitution
{
    private const int MostCandidates = 16;

    public static Form? Find(Form f, IntegrationContext context)
    {
        foreach (var u in Inner(f).Distinct().Where(u => IsCandidate(u, f, context)).Take(MostCandidates))
        {
            var slope = context.Derivative(u);
            if (slope.Equals(Form.Zero) || context.Substituted(u) is not { } inner) continue;
            var integrand = Replace(f / slope, u, inner.Variable);
            if (context.Depends(integrand)) continue;
            if (Integrator.Find(integrand, inner) is { } solution) return inner.At(solution, u);
        }
        return null;
    }

    private static bool IsCandidate(Form u, Form f, IntegrationContext context) =>
        context.Depends(u) && !u.Equals(context.Variable) && !u.Equals(f) && u is not ProductForm(_, { Count: 1 });

    /// <summary>Everything inside, the largest first, without the numbers in front.</summary>
    private static IEnumerable<Form> Inner(Form form) =>
        form.Children().SelectMany(c => (Form[])[c.SplitNumber().Monic, c.SplitPower().Base]).Concat(form.Children().SelectMany(Inner));

    /// <summary>The form with u, its multiples and its powers written by the variable.</summary>
    private static Form Replace(Form form, Form u, Form variable)
    {
        if (form.Equals(u)) return variable;
        if (form is SumForm && u is SumForm && Multiple(form, u) is { } number) return new NumberForm(number) * variable;
        if (form is PowerForm(var b, var e) && u is PowerForm(var ub, var ue) && b.Equals(ub) && (e / ue) is NumberForm ratio) return Powers.Of(variable, ratio);
        if (u is ProductForm(_, var factors) && form is ProductForm && factors.All(form.Factors().Contains)) return Replace(form / u, u, variable) * variable;
        return form.Map(inner => Replace(inner, u, variable));
    }

    private static Number? Multiple(Form sum, Form u)
    {
        var (first, other) = (sum.Children().First().SplitNumber(), u.Children().First().SplitNumber());
        var ratio = first.Coefficient / other.Coefficient;
        return first.Monic.Equals(other.Monic) && sum.Equals(new NumberForm(ratio) * u) ? ratio : null;
    }
}
