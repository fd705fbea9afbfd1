using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class SimplifierPropertyTests
{
    private const int Formulas = 2000;
    private const int PointsEach = 6;

    [Fact]
    public void Simplifying_keeps_the_value_wherever_the_formula_has_one()
    {
        var (random, compared) = (new RandomFormulas(20250611), 0);
        for (var i = 0; i < Formulas; i++)
        {
            var formula = random.Next();
            var simple = Simplifier.Simplify(formula);
            for (var k = 0; k < PointsEach; k++)
            {
                var point = random.Point();
                var (before, after) = (RoundingBound.Of(formula, point), RoundingBound.Of(simple, point));
                if (!double.IsFinite(before.Value) || !double.IsFinite(before.Error) || before.Error > 1e-6 * Math.Abs(before.Value))
                    continue;
                if (!double.IsFinite(after.Error) && double.IsFinite(after.Value)) continue;
                compared++;
                var allowed = 1e-12 * Math.Abs(before.Value) + 8 * before.Error + (double.IsFinite(after.Error) ? 8 * after.Error : 0);
                Math.Abs(after.Value - before.Value).ShouldBeLessThanOrEqualTo(
                    allowed,
                    $"{MathPrinter.Print(formula)}  =>  {MathPrinter.Print(simple)}  at {string.Join(", ", point)}: {before.Value} and {after.Value}");
            }
        }
        compared.ShouldBeGreaterThan(Formulas * PointsEach / 3);
    }

    [Fact]
    public void Simplifying_twice_gives_what_simplifying_once_gives()
    {
        var random = new RandomFormulas(7);
        for (var i = 0; i < Formulas; i++)
        {
            var formula = random.Next();
            var once = Simplifier.Simplify(formula);
            MathPrinter.Print(Simplifier.Simplify(once)).ShouldBe(MathPrinter.Print(once), MathPrinter.Print(formula));
        }
    }

    [Fact]
    public void A_simplified_formula_is_not_much_longer()
    {
        // Every case of a choice is written out.
        var random = new RandomFormulas(99, choices: false);
        for (var i = 0; i < Formulas; i++)
        {
            var formula = random.Next(depth: 5);
            Simplifier.Simplify(formula).Size().ShouldBeLessThanOrEqualTo(2 * formula.Size() + 6, MathPrinter.Print(formula));
        }
    }
}
