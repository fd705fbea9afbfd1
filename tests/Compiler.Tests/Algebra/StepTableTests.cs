using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class StepTableTests
{
    private static readonly Expr k = StepTable.Index;
    private static readonly Symbol c = new("c", SymbolKind.Parameter);
    private static readonly Dictionary<string, double> values = new() { ["c"] = 0.3, ["k"] = 5 };

    [Fact]
    public void Tables_are_equal_when_all_their_items_are()
    {
        new StepTable(c * k, 9).ShouldBe(new StepTable(c * k, 9));
        new StepTable(c * k, 9).ShouldNotBe(new StepTable(c * k, 10));
        new StepTable(new Symbol("k", SymbolKind.Parameter) * k, 9).ShouldNotBe(new StepTable(k * k, 9));
        Row(1, 2, 3, 4, 5, 6, 7, 8).ShouldNotBe(Row(1, 2, 3, 4, 5, 6, 7, 9));
        Formulas(c, 2, 3, 4, 5, 6, 7, 8).ShouldNotBe(Formulas(c, 2, 3, 4, 5, 6, 7, 9));
        new StepTable(new Steps(Row(1, 2), k / 9), 9).ShouldNotBe(new StepTable(new Steps(Row(1, 3), k / 9), 9));
    }

    [Theory]
    [InlineData(0, 0.6)]
    [InlineData(0.4, 1.2)]
    [InlineData(1, 1.8)]
    public void A_function_of_steps_is_integrated_item_by_item(double t, double step)
    {
        var f = Functions.Of("exp", -2 * (Expr)new Steps(new StepTable(2 * c * k, 3), Text.Time)) + c * Text.Time;
        Evaluator.Evaluate(new Steps(new StepTable(2 * c * k, 3), Text.Time), At(t)).ShouldBe(step, 1e-15);
        var found = Calculus.Integrate(f, Text.Time, values).ShouldNotBeNull();
        Evaluator.Evaluate(Calculus.Differentiate(found, Text.Time), At(t)).ShouldBe(Math.Exp(-2 * step) + 0.3 * t, 1e-14);
        var by = Enumerable.Range(1, 3).Sum(j => Math.Exp(-1.2 * j) * Math.Clamp(3 * t - (j - 1), 0, 1) / 3) + 0.15 * t * t;
        (Evaluator.Evaluate(found, At(t)) - Evaluator.Evaluate(found, At(0))).ShouldBe(by, 1e-14);
    }

    [Theory]
    [InlineData(false, "steps(c*k, k = 1..9, t)")]
    [InlineData(true, "sums(c*k, k = 1..9, t)")]
    public void They_are_written_by_the_formula_of_their_items(bool summed, string text) =>
        MathPrinter.Print(new Steps(new StepTable(c * k, 9), Text.Time, summed)).ShouldBe(text);

    [Fact]
    public void They_are_simplified_like_any_other_function()
    {
        Expr steps = new Steps(Row(1, 2, 3), Text.Time), sums = new Steps(Row(1, 2, 3), Text.Time, Summed: true);
        MathPrinter.Print(Simplifier.Simplify(c * steps / (2 * steps) + steps - steps)).ShouldBe("c/2");
        MathPrinter.Print(Simplifier.Simplify(sums.Substitute(Text.Time, 0) + steps)).ShouldBe("steps([1, 2, 3], t)");
        MathPrinter.Print(Calculus.Differentiate(sums * sums, Text.Time)).ShouldBe("6*steps([1, 2, 3], t)*sums([1, 2, 3], t)");
    }

    [Fact]
    public void A_number_of_items_that_is_none_has_no_value() =>
        double.IsNaN(Evaluator.Evaluate(new Steps(new StepTable(k, c), 0.5), values)).ShouldBeTrue();

    private static StepTable Row(params double[] items) => new(new ItemOfNumbers(new NumberTable([.. items])), items.Length);

    private static StepTable Formulas(params Expr[] items) => new(new ItemOfFormulas([.. items]), items.Length);

    private static Dictionary<string, double> At(double t) => new(values) { ["t"] = t };
}
