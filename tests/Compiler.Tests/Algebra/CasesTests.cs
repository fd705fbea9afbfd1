using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class CasesTests
{
    private static readonly Dictionary<string, double> values = new() { ["a"] = 0.8, ["b"] = 1.7, ["c"] = 0.3 };

    [Theory]
    [InlineData("if 1 < 2 then t else 1/0", "t")]
    [InlineData("if pi >= 4 then 1/0 else t", "t")]
    [InlineData("if a - a == 0 then t else 1", "t")]
    [InlineData("if t < 0.5 then t + t else 2*t", "2*t")]
    [InlineData("(if t < 0.5 then 2 else 4)/(if t < 0.5 then 1 else 2)", "2")]
    [InlineData("(if t < 0.5 then 1 else 2) + (if t >= 0.5 then 3 else 4)", "5")]
    [InlineData("-(if 2*t < 1 then a else b)*t", "if 2*t < 1 then -a*t else -b*t")]
    [InlineData("if t < 0.5 then (if t < 0.7 then 1 else 2) else (if t > 0.3 then 3 else 4)", "if t < 0.5 then 1 else 3")]
    [InlineData("if t < 0.7 then (if t < 0.5 then 1 else 2) else 3", "if t < 0.5 then 1 else if t < 0.7 then 2 else 3")]
    [InlineData("if t < 0.7 then (if t >= 0.5 then 2 else 1) else 3", "if t < 0.5 then 1 else if t < 0.7 then 2 else 3")]
    [InlineData("if t < 0.5 then 1 else if t < 0.7 then 1 else 3", "if t < 0.7 then 1 else 3")]
    [InlineData("if 0.2 <= t < 0.5 then 1 else 2", "if t < 0.2 then 2 else if t < 0.5 then 1 else 2")]
    [InlineData("if t < 0.2 or not t < 0.5 then 1 else 2", "if t < 0.2 then 1 else if t < 0.5 then 2 else 1")]
    [InlineData("if t < c then 1 else if t < a then (if c < a then 2 else 3) else 4", "if t < c then 1 else if t < a then 2 else 4")]
    [InlineData("if (if a < b then t else 0) < 0.5 then 1 else 2", "if a < b then (if t < 0.5 then 1 else 2) else 1")]
    [InlineData("if t == 0.5 then (if t <= 0.5 then 1 else 2) else (if t == 0.5 then 3 else 4)", "if t == 0.5 then 1 else 4")]
    [InlineData("exp(if t != 0 then log(t) else 0)", "if t == 0 then 1 else t")]
    public void Choices_stand_outside_and_only_what_is_undecided_is_asked(string formula, string simple) =>
        MathPrinter.Print(Simplifier.Simplify(Text.Read(formula))).ShouldBe(simple);

    [Fact]
    public void A_formula_of_too_many_cases_keeps_its_value()
    {
        var formula = Enumerable.Range(0, 9).Aggregate(Text.Read("0"), (sum, i) => sum + Text.Read($"if t > {i}*sin({i + 1}*t) then {i} else t"));
        Integrated(formula).ShouldBeNull();
        foreach (var t in (double[])[-2, 0.3, 0.9, 7])
            Evaluator.Evaluate(Simplifier.Simplify(formula), new Dictionary<string, double> { ["t"] = t })
                .ShouldBe(Evaluator.Evaluate(formula, new Dictionary<string, double> { ["t"] = t }), 1e-12);
    }

    [Theory]
    [InlineData(0.2, 0.4, 0.6)]
    [InlineData(0.6, 0.4, 0.2)]
    [InlineData(0.4, 0.6, 0.2)]
    [InlineData(0.2, 0.6, 0.4)]
    [InlineData(-1, 2, 3)]
    [InlineData(0.5, 0.5, 0.5)]
    public void An_antiderivative_is_continuous_in_whatever_order_the_cases_come(double a, double b, double c)
    {
        var point = new Dictionary<string, double> { ["a"] = a, ["b"] = b, ["c"] = c };
        var found = Calculus.Integrate(Text.Read("if t < a then 2 else if t < b then 3 else if t < c then 5 else 7*t"), Text.Time, point, 0, 1).ShouldNotBeNull();
        double F(double t) => Evaluator.Evaluate(found, new Dictionary<string, double>(point) { ["t"] = t });
        double Rate(double t) => t < a ? 2 : t < b ? 3 : t < c ? 5 : 7 * t;
        for (var k = 0; k < 100; k++)
        {
            // Between hundredths nothing changes over.
            var (from, to) = (k / 100.0, (k + 1) / 100.0);
            (F(to - 1e-12) - F(from)).ShouldBe(0.01 * Rate((from + to) / 2), 1e-11, $"from {from}");
        }
    }

    private static Expr? Integrated(Expr formula) => Calculus.Integrate(formula, Text.Time, values, 0, 1);
}
