using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Runtime;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class FunctionsTests
{
    private static readonly double[] points = [-2.6, -1.3, -0.4, 0.3, 0.8, 1.7, 2.6];

    public static TheoryData<string> Names => [.. Functions.All.Where(f => f.Shape != FunctionShape.Transpose).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_derivative_agrees_with_finite_differences(string name)
    {
        var function = Functions.Find(name)!;
        var compared = 0;
        foreach (var argument in Arguments(function))
        {
            var formula = Functions.Of(name, argument);
            var derivative = Calculus.Differentiate(formula, Text.Time);
            foreach (var t in points)
            {
                var (slope, difference) = (At(derivative, t), Difference(formula, t, 1e-3));
                // Only where two step widths agree is the difference quotient a measure.
                if (!double.IsFinite(slope)
                    || !(Math.Abs(difference - Difference(formula, t, 2e-3)) < 1e-8 * Math.Max(1, Math.Abs(difference))))
                    continue;
                slope.ShouldBe(difference, 1e-8 * Math.Max(1, Math.Abs(difference)), $"{name} at {t}");
                compared++;
            }
        }
        compared.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_runtime_has_the_method_for_numbers_and_for_tensors(string name)
    {
        var function = Functions.Find(name)!;
        var overloads = typeof(Elementary).GetMethods().Where(m => m.Name == function.CSharpName).Select(m => m.GetParameters()).ToList();
        overloads.ShouldContain(p => p.Length == function.Arity && p.All(q => q.ParameterType.Name == "Tensor"));
        if (function.Shape == FunctionShape.ElementWise)
            overloads.ShouldContain(p => p.Length == function.Arity && p.All(q => q.ParameterType == typeof(double)));
    }

    [Fact]
    public void Every_function_is_found_under_its_own_name_and_has_a_sentence()
    {
        Functions.All.Select(f => f.Name).ShouldBeUnique();
        foreach (var function in Functions.All)
        {
            Functions.Find(function.Name).ShouldBe(function);
            function.Documentation.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_second_name_finds_the_same_function()
    {
        Functions.Find("ln").ShouldBe(Functions.Find("log"));
        Functions.Find("sine").ShouldBeNull();
        Functions.Constants["π"].ShouldBe(Functions.Constants["pi"]);
    }

    [Theory]
    [InlineData("norm", 13)]
    [InlineData("squared_norm", 169)]
    [InlineData("sum", 19)]
    [InlineData("mean", 19.0 / 3)]
    public void A_reduction_takes_the_components_together(string name, double value) =>
        Evaluator.Evaluate(Functions.Of(name, new VectorOf([3, 4, 12])), new Dictionary<string, double>()).ShouldBe(value);

    [Theory]
    [InlineData("clamp(3, 0, 1)", 1)]
    [InlineData("clamp(-3, 0, 1)", 0)]
    [InlineData("clamp(0.25, 0, 1)", 0.25)]
    [InlineData("clamp(0.25, 2, 1)", 1)]
    [InlineData("ceil(1.25)", 2)]
    [InlineData("ceil(-1.25)", -1)]
    public void Its_value_is_that_of_its_definition(string text, double value)
    {
        Evaluator.Evaluate(Text.Read(text), new Dictionary<string, double>()).ShouldBe(value);
        Evaluator.Evaluate(Simplifier.Simplify(Text.Read(text)), new Dictionary<string, double>()).ShouldBe(value);
    }

    [Fact]
    public void An_inner_product_pairs_the_components() =>
        Evaluator.Evaluate(Functions.Of("dot", new VectorOf([1, 2]), new VectorOf([3, 4])), new Dictionary<string, double>()).ShouldBe(11);

    private static Expr[][] Arguments(Function function) => function switch
    {
        { Shape: FunctionShape.Reduction, Arity: 1 } => [[new VectorOf([Text.Time, 2 * Text.Time, 1])]],
        { Shape: FunctionShape.Reduction } => [[new VectorOf([Text.Time, 2]), new VectorOf([Expr.Pow(Text.Time, 2), Text.Time])]],
        { Arity: 3 } => [[Text.Time, -1, 1.5], [2 * Text.Time, Expr.Pow(Text.Time, 2) - 1, Text.Time + 2], [0.2, Text.Time, 3 - Text.Time]],
        { Arity: 1 } => [[Text.Time], [Text.Time / 3], [Text.Time + 3]],
        _ => [[Text.Time, 1.25], [1.25, Text.Time], [Text.Time + 3, Expr.Pow(Text.Time, 2)]],
    };

    private static double At(Expr e, double t) => Evaluator.Evaluate(e, new Dictionary<string, double> { ["t"] = t });

    /// <summary>Five points; the error is h⁴ f⁽⁵⁾/30.</summary>
    private static double Difference(Expr e, double t, double h) =>
        (8 * (At(e, t + h) - At(e, t - h)) - (At(e, t + 2 * h) - At(e, t - 2 * h))) / (12 * h);
}
