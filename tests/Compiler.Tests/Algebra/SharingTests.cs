using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class SharingTests
{
    private static readonly Symbol t = new("t", SymbolKind.Time);
    private static readonly string[] names = ["p", "q", "r"];

    [Fact]
    public void What_occurs_twice_is_computed_once() =>
        Shared(Functions.Of("exp", -t) * (1 - Functions.Of("exp", -t))).ShouldBe(["p = exp(-t)", "p*(1 - p)"]);

    [Fact]
    public void Several_formulas_share() =>
        Shared(Functions.Of("exp", -t), 1 + Functions.Of("exp", -t)).ShouldBe(["p = exp(-t)", "p", "1 + p"]);

    [Fact]
    public void What_occurs_inside_of_a_shared_part_alone_has_no_name()
    {
        var root = Functions.Of("sqrt", 1 + Functions.Of("exp", t));
        Shared(root * root).ShouldBe(["p = sqrt(1 + exp(t))", "p*p"]);
    }

    [Fact]
    public void Parts_are_made_of_those_before_them()
    {
        var (inner, outer) = (Functions.Of("exp", t), Functions.Of("sqrt", 1 + Functions.Of("exp", t)));
        Shared(outer * outer + inner).ShouldBe(["p = exp(t)", "q = sqrt(1 + p)", "q*q + p"]);
    }

    [Fact]
    public void Names_and_their_squares_stay() => Shared((t + 1) * (t + 1) + Expr.Pow(t, 2) / Expr.Pow(t, 2)).ShouldBe(["(t + 1)*(t + 1) + t^2/t^2"]);

    [Fact]
    public void A_condition_stays_where_it_is()
    {
        Expr Case(double otherwise) => new Choice(new Compare(NeuralEntropy.Dsl.Syntax.ComparisonOperator.Less, Functions.Of("exp", t), 2), 1, otherwise);
        Shared(Case(3) + Case(4)).ShouldBe(["p = exp(t)", "(if p < 2 then 1 else 3) + (if p < 2 then 1 else 4)"]);
    }

    private static string[] Shared(params Expr[] formulas)
    {
        var (parts, over) = Sharing.Of(formulas, names);
        return [.. parts.Select(p => $"{p.Name.Name} = {MathPrinter.Print(p.Value)}"), .. over.Select(MathPrinter.Print)];
    }
}
