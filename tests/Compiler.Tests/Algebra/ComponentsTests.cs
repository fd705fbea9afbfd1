using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class ComponentsTests
{
    private static readonly Expr a = new VectorOf([new VectorOf([1, 2, 3]), new VectorOf([4, 5, 6])]);
    private static readonly Expr x = Text.State;

    [Fact]
    public void A_number_stands_for_every_component()
    {
        Written(2 * x - 1).ShouldBe("[2*x1 - 1, 2*x2 - 1, 2*x3 - 1]");
        Written(1 / x).ShouldBe("[1/x1, 1/x2, 1/x3]");
        Written(Functions.Of("max", 0, x)).ShouldBe("[max(0, x1), max(0, x2), max(0, x3)]");
    }

    [Fact]
    public void Vectors_go_component_by_component()
    {
        Expr v = new VectorOf([1, 2, 3]);
        Written(v * x).ShouldBe("[1*x1, 2*x2, 3*x3]");
        Written(-Expr.Pow(x, v)).ShouldBe("[-x1^1, -x2^2, -x3^3]");
        Written(Functions.Of("exp", x / v)).ShouldBe("[exp(x1/1), exp(x2/2), exp(x3/3)]");
    }

    [Fact]
    public void A_matrix_times_a_vector_is_a_sum_for_each_row() =>
        Written(new MatrixProduct(a, x)).ShouldBe("[x1 + 2*x2 + 3*x3, 4*x1 + 5*x2 + 6*x3]");

    [Fact]
    public void A_matrix_times_a_matrix_is_a_matrix() =>
        Value(new MatrixProduct(a, Functions.Of("transpose", a))).ShouldBe("[[14, 32], [32, 77]]");

    [Fact]
    public void Rows_and_columns_are_exchanged() => Written(Functions.Of("transpose", 2 * a)).ShouldBe("[[2*1, 2*4], [2*2, 2*5], [2*3, 2*6]]");

    [Fact]
    public void A_reduction_is_one_number()
    {
        Value(Functions.Of("norm", new VectorOf([3, 4, 12])) * new VectorOf([1, 2])).ShouldBe("[13, 26]");
        Written(Functions.Of("dot", x, x) - Functions.Of("sum", x)).ShouldBe("x1*x1 + x2*x2 + x3*x3 - (x1 + x2 + x3)");
        Value(Functions.Of("squared_norm", new VectorOf([3, 4]))).ShouldBe("25");
    }

    private static string Written(Expr e) => MathPrinter.Print(Components.Of(e, Known).Written());

    private static string Value(Expr e)
    {
        var found = Components.Of(e, Known);
        return MathPrinter.Print(found.Map(i => Evaluator.Evaluate(i, new Dictionary<string, double>())).Written());
    }

    private static Components? Known(Expr e) => e == x ? Components.Vector([.. Enumerable.Range(1, 3).Select(i => new Symbol($"x{i}", SymbolKind.State))]) : null;
}
