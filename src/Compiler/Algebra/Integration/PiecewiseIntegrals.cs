using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// ∫ of a choice between two formulas that changes over at one time c: A on the one side and B − B(c) + A(c) on the other, with A and B their
/// antiderivatives. So it is continuous, whatever side is the earlier one. Which case c falls into the values of the parameters decide.
/// </summary>
internal static class PiecewiseIntegrals
{
    /// <param name="e">Simplified, so that choices stand outside.</param>
    /// <returns>Null where a condition does not compare something linear, or a case has no antiderivative.</returns>
    public static Expr? Find(Expr e, Symbol over, IReadOnlyDictionary<string, double> values, double start, double end)
    {
        if (e is not Choice(Compare condition, var then, var otherwise)) return Cases.In(e) ? null : Calculus.Smooth(e, over, values, start, end);
        if (!condition.DependsOn(over))
            return Find(then, over, values, start, end) is { } one && Find(otherwise, over, values, start, end) is { } other
                ? Simplifier.Simplify(new Choice(condition, one, other))
                : null;
        // One point does not count.
        if (condition.Relation is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            return Find(condition.Relation == ComparisonOperator.Equal ? otherwise : then, over, values, start, end);
        if (ChangeOver(condition, over) is not { } c) return null;
        var at = Evaluator.Evaluate(c, values);
        if (!double.IsFinite(at)) return null;

        // Each case is looked at where it holds, or beside the range when it holds nowhere in it.
        var length = end - start;
        (double Start, double End) before = at > start ? (start, Math.Min(at, end)) : (at - length, at);
        (double Start, double End) after = at < end ? (Math.Max(at, start), end) : (at, at + length);
        var (first, second) = HoldsAt(condition, at - length) ? (before, after) : (after, before);
        return Find(then, over, values, first.Start, first.End) is { } a && Find(otherwise, over, values, second.Start, second.End) is { } b
            ? Simplifier.Simplify(new Choice(condition, a, b - At(b, over, c, values) + At(a, over, c, values)))
            : null;

        bool HoldsAt(Compare comparison, double t) =>
            Evaluator.Holds(comparison, new Dictionary<string, double>(values) { [over.Name] = t });
    }

    /// <summary>The formula at one place, by the case that holds there.</summary>
    public static Expr At(Expr e, Symbol over, Expr place, IReadOnlyDictionary<string, double> values) => e switch
    {
        Choice(var condition, var then, var otherwise) when condition.DependsOn(over) =>
            At(Evaluator.Holds(condition.Substitute(over, place), values) ? then : otherwise, over, place, values),
        Choice(var condition, var then, var otherwise) =>
            new Choice(condition, At(then, over, place, values), At(otherwise, over, place, values)),
        _ => e.Substitute(over, place),
    };

    /// <summary>Where a comparison of something linear changes over; null where it is not linear.</summary>
    public static Expr? ChangeOver(Compare comparison, Symbol over)
    {
        var difference = comparison.Left - comparison.Right;
        var slope = Calculus.Differentiate(difference, over);
        return slope.DependsOn(over) || slope == new Constant(0) ? null : Simplifier.Simplify(-difference.Substitute(over, 0) / slope);
    }
}
