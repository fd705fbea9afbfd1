using NeuralEntropy.Compiler.Algebra.Forms;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// Brings formulas with choices into one form: the choices outside, each by one comparison that those around it do not decide, and what is
/// chosen simplified. Where conditions compare the same quantity they stand in the order of their bounds, as <c>if … else if … else</c>.
/// </summary>
internal static class Cases
{
    /// <summary>A formula of more cases is left as it is.</summary>
    private const int Most = 64;

    public static bool In(Expr e) => e is Choice || e.Children().Any(In);

    /// <param name="leaf">What becomes of a formula without choices.</param>
    /// <returns>Null when there are too many cases.</returns>
    public static Expr? Lift(Expr e, Func<Expr, Expr> leaf)
    {
        var left = Most;
        return Lift(e, Facts.None);

        Expr? Lift(Expr e, Facts facts)
        {
            if (FirstComparison(e) is not { } comparison) return left-- > 0 ? leaf(e) : null;
            var asked = new Compare(comparison.Relation, Side(comparison.Left), Side(comparison.Right));
            if (facts.Decide(asked) is { } known) return Lift(Assume(e, comparison, known), facts);
            return Lift(Assume(e, comparison, true), facts.With(asked, true)) is { } then
                && Lift(Assume(e, comparison, false), facts.With(asked, false)) is { } otherwise
                    ? Upward(asked, then, otherwise)
                    : null;
        }

        // A bound is easier to read as a number than as a fraction.
        Expr Side(Expr side) => Reader.Read(side) is NumberForm(var number) ? number.Value : leaf(side);
    }

    /// <summary>By <c>&lt;</c>, <c>&lt;=</c> or <c>==</c>, with a number on the right.</summary>
    private static Expr Upward(Compare condition, Expr then, Expr otherwise)
    {
        if (condition.Left is Constant) condition = new Compare(condition.Relation.Turned(), condition.Right, condition.Left);
        return condition.Relation is ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Equal
            ? Choose(condition, then, otherwise)
            : Choose(condition.Opposite(), otherwise, then);
    }

    /// <summary>The first comparison on which a choice depends, of formulas without choices.</summary>
    private static Compare? FirstComparison(Expr e) => e is Choice(var condition, _, _) && !In(condition)
        ? condition.DescendantsAndSelf().OfType<Compare>().FirstOrDefault()
        : e.Children().Select(FirstComparison).FirstOrDefault(comparison => comparison is not null);

    /// <summary>The formula where a comparison holds, or where it does not.</summary>
    private static Expr Assume(Expr e, Compare comparison, bool holds) => e == comparison ? new Truth(holds) : e.Map(inner => Assume(inner, comparison, holds)) switch
    {
        And(Truth(false), _) or And(_, Truth(false)) => new Truth(false),
        And(Truth(true), var other) => other,
        And(var other, Truth(true)) => other,
        Or(Truth(true), _) or Or(_, Truth(true)) => new Truth(true),
        Or(Truth(false), var other) => other,
        Or(var other, Truth(false)) => other,
        Not(Truth(var value)) => new Truth(!value),
        Choice(Truth(var value), var then, var otherwise) => value ? then : otherwise,
        var rest => rest,
    };

    private static Expr Choose(Compare condition, Expr then, Expr otherwise) => (then, otherwise) switch
    {
        _ when then == otherwise => then,
        // Where the inner condition holds, so does this.
        (Choice(Compare inner, var first, var second), _) when Implies(inner, condition) => Choose(inner, first, Choose(condition, second, otherwise)),
        (_, Choice(Compare inner, var first, _)) when first == then && Implies(condition, inner) => otherwise,
        _ => new Choice(condition, then, otherwise),
    };

    private static bool Implies(Compare premise, Compare conclusion) => Facts.None.With(premise, true).Decide(conclusion) == true;
}
