using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class OperatorTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => OperatorTable.All.Select(row => new TheoryDataRow<string>(row.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operator_gives_what_loops_over_arrays_give(string name)
    {
        using var scope = NewDisposeScope();
        var (row, inputs) = Find(name);
        row.Method(inputs).ShouldBeNear(row.Expected(row.A, row.B ?? []), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operators_gradient_is_the_slope_of_its_values(string name)
    {
        using var scope = NewDisposeScope();
        var (row, inputs) = Find(name);
        GradientCheck.Passes(row.Method, inputs);
    }

    [Fact]
    public void No_two_operators_of_the_tables_share_a_name()
    {
        OperatorTable.All.Select(row => row.Name).Distinct().Count().ShouldBe(OperatorTable.All.Length);
        PointwiseTable.All.Select(row => row.Name).Distinct().Count().ShouldBe(PointwiseTable.All.Length);
    }

    private static (Case Row, Tensor[] Inputs) Find(string name)
    {
        var row = OperatorTable.All.Single(row => row.Name == name);
        var a = tensor(row.A, row.ShapeA);
        return (row, row.B is null ? [a] : [a, tensor(row.B, row.ShapeB)]);
    }
}
