using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class TreeTests
{
    private static readonly Dictionary<string, Definition> definitions = new()
    {
        ["beta"] = new(["s"], Text.Read("1 + 15*s").Substitute(new Symbol("s", SymbolKind.Parameter), new Symbol("s", SymbolKind.Argument))),
        ["twice"] = new(["s"], 2 * (Expr)new Apply("beta", [new Symbol("s", SymbolKind.Argument) + 1])),
        ["now"] = new([], new Apply("beta", [Text.Time])),
        ["half"] = new([], 0.5),
    };

    [Fact]
    public void Definitions_are_replaced_by_their_bodies() =>
        MathPrinter.Print(Inliner.Inline(new Apply("twice", [Text.Time]), definitions)).ShouldBe("2*(1 + 15*(t + 1))");

    [Fact]
    public void A_formula_has_the_same_value_with_its_definitions_replaced()
    {
        var values = new Dictionary<string, double> { ["t"] = 0.3 };
        var formula = new Apply("twice", [new Apply("now", [])]) / new Apply("half", []);
        Evaluator.Evaluate(formula, values, definitions).ShouldBe(Evaluator.Evaluate(Inliner.Inline(formula, definitions), values));
    }

    [Fact]
    public void A_formula_depends_on_what_its_definitions_hold()
    {
        new Apply("now", []).DependsOn(Text.Time, definitions).ShouldBeTrue();
        new Apply("half", []).DependsOn(Text.Time, definitions).ShouldBeFalse();
        new Apply("beta", [1]).DependsOn(Text.Time, definitions).ShouldBeFalse();
        new Apply("beta", [Text.Time]).DependsOn(Text.Time, definitions).ShouldBeTrue();
    }

    [Fact]
    public void A_name_without_a_value_is_a_defect() =>
        Should.Throw<KeyNotFoundException>(() => Evaluator.Evaluate(Text.Read("a + 1"), new Dictionary<string, double>()));
}
