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
            if (context.Values(slope).Contains(0) || context.Substituted(u) is not { } inner) continue;
            var integrand = Replace(f / slope, u, inner.Variable, context);
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

    /// <summary>The form with u, its multiples, its shifts and its powers written by the variable.</summary>
    private static Form Replace(Form form, Form u, Form variable, IntegrationContext context)
    {
        if (form.Equals(u)) return variable;
        if (form is SumForm && u is SumForm && Shifted(form, u, context) is var (ratio, offset))
            return new NumberForm(ratio) * variable + offset;
        if (form is PowerForm(var b, var e) && u is PowerForm(var ub, var ue) && b.Equals(ub) && (e / ue) is NumberForm power)
            return Powers.Of(variable, power);
        if (u is ProductForm(_, var factors) && form is ProductForm && factors.All(form.Factors().Contains))
            return Replace(form / u, u, variable, context) * variable;
        return form.Map(inner => Replace(inner, u, variable, context));
    }

    /// <summary>A sum that is a multiple of u and something constant.</summary>
    private static (Number Ratio, Form Offset)? Shifted(Form sum, Form u, IntegrationContext context)
    {
        var changing = u.Children().First(context.Depends).SplitNumber();
        if (sum.Children().FirstOrDefault(t => t.SplitNumber().Monic.Equals(changing.Monic)) is not { } term) return null;
        var ratio = term.SplitNumber().Coefficient / changing.Coefficient;
        var offset = sum - new NumberForm(ratio) * u;
        return context.Depends(offset) ? null : (ratio, offset);
    }
}
