using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// Looks for an antiderivative: linearity, then the table, then the ways to bring an integrand into the table. Null when none leads there.
/// </summary>
internal static class Integrator
{
    /// <summary>In the order in which they are tried.</summary>
    private static readonly Func<Form, IntegrationContext, Form?>[] ways =
    [
        Staircases.Find,
        StandardIntegrals.Find,
        Substitution.Find,
        ByTerms,
        RationalIntegrals.Find,
        Parts.Find,
        Trigonometric.Find,
        Rewritten,
    ];

    public static Form? Find(Form integrand, IntegrationContext context) => context.Once(integrand, f => Search(f, context));

    private static Form? Search(Form f, IntegrationContext context)
    {
        if (!context.Depends(f)) return f * context.Variable;
        if (f is SumForm(var terms) && OfAll(terms, context) is { } sum) return sum;

        var constants = f.Factors().Where(g => !context.Depends(g)).Prepend(new NumberForm(f.SplitNumber().Coefficient));
        var rest = Products.Of(f.Factors().Where(context.Depends));
        if (!rest.Equals(f)) return Find(rest, context) is { } solution ? Products.Of([.. constants, solution]) : null;

        foreach (var way in ways)
            if (way(f, context) is { } found) return found;
        return null;
    }

    private static Form? ByTerms(Form f, IntegrationContext context)
    {
        var terms = Expansion.Terms(f, differences: true);
        return terms.Count > 1 ? OfAll(terms, context) : null;
    }

    private static Form? Rewritten(Form f, IntegrationContext context)
    {
        List<Form> others = [Simplifier.Simplify(f), Expansion.ExpandDeep(f)];
        if (f is SumForm sum) others.AddRange([Rewriting.FactorCommon(sum), Rewriting.Together(sum)]);
        foreach (var other in others)
            if (!other.Equals(f) && Find(other, context) is { } found) return found;
        return null;
    }

    public static Form? OfAll(IEnumerable<Form> terms, IntegrationContext context)
    {
        var solutions = new List<Form>();
        foreach (var term in terms)
        {
            if (Find(term, context) is not { } solution) return null;
            solutions.Add(solution);
        }
        return Sums.Of(solutions);
    }
}
