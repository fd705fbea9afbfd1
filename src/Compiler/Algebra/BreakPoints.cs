using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra.Integration;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>Where the conditions in a formula change over: a formula may jump there, or bend.</summary>
internal static class BreakPoints
{
    /// <summary>Between so many places, evenly spread, a condition that does not compare something linear changes over once at most.</summary>
    private const int Places = 1000;

    /// <summary>Between the ends, rising.</summary>
    public static IReadOnlyList<double> Of(Expr e, Symbol over, IReadOnlyDictionary<string, double> values, double start, double end) =>
    [
        .. e.DescendantsAndSelf().OfType<Compare>().Distinct().Where(c => c.DependsOn(over) && !IsOfState(c)).SelectMany(c => Of(c, over, values, start, end))
            .Where(t => start < t && t < end).Distinct().Order(),
    ];

    /// <summary>Those of all the formulas that are known as formulas of the parameters.</summary>
    public static IEnumerable<Expr> Of(IEnumerable<Expr> formulas, Symbol over) =>
        Conditions(formulas, over).Select(c => PiecewiseIntegrals.ChangeOver(c, over)).OfType<Expr>().Select(AsNumber).Distinct();

    /// <summary>What changes its sign at the others; of conditions inside of conditions nothing.</summary>
    public static IEnumerable<Expr> Differences(IEnumerable<Expr> formulas, Symbol over) =>
        Conditions(formulas, over).Where(c => PiecewiseIntegrals.ChangeOver(c, over) is null).Select(c => Simplifier.Simplify(c.Left - c.Right)).Where(d => !Cases.In(d)).Distinct();

    private static IEnumerable<Compare> Conditions(IEnumerable<Expr> formulas, Symbol over) =>
        formulas.SelectMany(Tree.DescendantsAndSelf).OfType<Compare>().Distinct().Where(c => c.DependsOn(over) && !IsOfState(c));

    private static Expr AsNumber(Expr e) => e.DescendantsAndSelf().Any(part => part is Symbol) ? e : Evaluator.Evaluate(e, ImmutableDictionary<string, double>.Empty);

    /// <summary>Whether it has no value before the state has one.</summary>
    public static bool IsOfState(Expr e) => e.DescendantsAndSelf().Any(part => part is FieldAt or VectorOf or Symbol { Kind: SymbolKind.State });

    private static IEnumerable<double> Of(Compare condition, Symbol over, IReadOnlyDictionary<string, double> values, double start, double end)
    {
        if (PiecewiseIntegrals.ChangeOver(condition, over) is { } place) return [Evaluator.Evaluate(place, values)];
        var all = new Dictionary<string, double>(values);
        double At(int k) => start + (end - start) * k / Places;
        return Enumerable.Range(0, Places).Where(k => Holds(At(k)) != Holds(At(k + 1))).Select(k => Between(At(k), At(k + 1)));

        bool Holds(double t)
        {
            all[over.Name] = t;
            return Evaluator.Holds(condition, all);
        }

        double Between(double a, double b)
        {
            var first = Holds(a);
            while (0.5 * (a + b) is var middle && a < middle && middle < b) (a, b) = Holds(middle) == first ? (middle, b) : (a, middle);
            return b;
        }
    }
}
