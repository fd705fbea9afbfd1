using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A formula that is affine in the state: A x + c.</summary>
/// <param name="Slope">A: a number where it is one for all components, a vector where it differs from component to component, else a matrix.</param>
/// <param name="Offset">c: one for all components, or one for each.</param>
internal sealed record AffineMap(Components Slope, EquatableArray<Expr> Offset, Location At)
{
    /// <summary>The map, or null and the smallest part of the formula that keeps it from being affine.</summary>
    public static AffineMap? Read(Expr formula, Location at, DerivationContext context, out Expr? culprit)
    {
        culprit = null;
        if (!formula.HasVector() && Affine.Decompose(formula, context.State, out culprit) is var (slope, offset)) return new AffineMap(Components.Number(slope), [offset], at);
        if (Rows(formula, context) is { } rows) return Of(rows, at);
        culprit ??= Culprit(formula, context);
        return null;
    }

    private static AffineMap Of(IReadOnlyList<(Expr[] Slope, Expr Offset)> rows, Location at)
    {
        Expr[] diagonal = [.. rows.Select((row, i) => row.Slope[i])];
        var isDiagonal = rows.Select((row, i) => row.Slope.Where((_, j) => j != i)).All(others => others.All(e => e == new Constant(0)));
        var slope = !isDiagonal ? new Components(rows.Count, rows.Count, [.. rows.SelectMany(row => row.Slope)])
            : diagonal.Distinct().Count() == 1 ? Components.Number(diagonal[0])
            : Components.Vector([.. diagonal]);
        return new AffineMap(slope, Common([.. rows.Select(row => row.Offset)]), at);
    }

    /// <summary>One where all are the same.</summary>
    public static EquatableArray<Expr> Common(EquatableArray<Expr> items) => items.Distinct().Count() == 1 ? [items[0]] : items;

    /// <summary>Each component apart; null where one is not affine.</summary>
    private static (Expr[] Slope, Expr Offset)[]? Rows(Expr formula, DerivationContext context)
    {
        var items = context.Expand(formula).Items;
        var rows = Enumerable.Range(0, context.Components.Count).Select(i => Row(items.At(i), context)).ToArray();
        return rows.Any(row => row is null) ? null : [.. rows.Select(row => row!.Value)];
    }

    private static (Expr[] Slope, Expr Offset)? Row(Expr item, DerivationContext context)
    {
        var slope = new Expr[context.Components.Count];
        var rest = Simplifier.Simplify(item);
        for (var j = 0; j < slope.Length; j++)
        {
            slope[j] = 0;
            if (!rest.DependsOn(context.Components[j])) continue;
            if (Affine.Decompose(rest, context.Components[j], out _) is not var (factor, offset) || context.Components.Any(x => factor.DependsOn(x))) return null;
            (slope[j], rest) = (factor, offset);
        }
        return (slope, rest);
    }

    private static Expr Culprit(Expr formula, DerivationContext context) =>
        formula.Children().FirstOrDefault(part => part.DependsOn(context.State) && Items(part, context).Any(item => Row(item, context) is null)) is { } inner
            ? Culprit(inner, context)
            : formula;

    private static EquatableArray<Expr> Items(Expr part, DerivationContext context) => context.Expand(part).Items;
}
