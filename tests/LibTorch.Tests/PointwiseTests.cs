using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class PointwiseTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => PointwiseTable.All.Select(row => new TheoryDataRow<string>(row.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operator_has_the_values_of_its_closed_form(string name)
    {
        using var scope = NewDisposeScope();
        var row = Find(name);
        row.Method(tensor(row.Places)).ShouldBeNear([.. row.Places.Select(row.Form)], row.Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operator_in_place_gives_its_own_tensor_with_the_same_values(string name)
    {
        using var scope = NewDisposeScope();
        var row = Find(name);
        if (row.InPlace is null) return;
        var x = tensor(row.Places);
        var y = row.InPlace(x);
        y.Handle.ShouldBe(x.Handle);
        x.ShouldBeNear([.. row.Places.Select(row.Form)], row.Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operators_gradient_is_the_slope_of_its_values(string name)
    {
        using var scope = NewDisposeScope();
        var row = Find(name);
        GradientCheck.Passes(inputs => row.Method(inputs[0]), tensor(row.Places));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operator_keeps_single_precision_and_shape(string name)
    {
        using var scope = NewDisposeScope();
        var row = Find(name);
        var y = row.Method(tensor(row.Places, [2, 2], dtype: float32));
        y.dtype.ShouldBe(ScalarType.Float32);
        y.shape.ShouldBe([2, 2]);
        y.ShouldBeNear([.. row.Places.Select(row.Form)], 2e-5);
    }

    [Theory]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-0.3, -0.3286267594591274)]
    [InlineData(1.5, 0.9661051464753108)]
    public void The_error_function_has_its_tabulated_values(double x, double expected)
    {
        using var scope = NewDisposeScope();
        tensor(x).erf().ToDouble().ShouldBeNear(expected);
        tensor(x).gelu().ToDouble().ShouldBeNear(x / 2 * (1 + tensor(x / Math.Sqrt(2)).erf().ToDouble()));
    }

    [Theory]
    [InlineData(0.5, 0.5723649429247001, -1.9635100260214235)]
    [InlineData(1.0, 0, -0.5772156649015329)]
    [InlineData(2.5, 0.2846828704729192, 0.7031566406452432)]
    public void The_gamma_functions_have_their_tabulated_values(double x, double logGamma, double digamma)
    {
        using var scope = NewDisposeScope();
        tensor(x).lgamma().ToDouble().ShouldBeNear(logGamma, 1e-12);
        tensor(x).digamma().ToDouble().ShouldBeNear(digamma, 1e-12);
        tensor(1.0).i0().ToDouble().ShouldBeNear(1.2660658777520084, 1e-12);
    }

    [Fact]
    public void Numbers_that_are_none_are_seen_and_replaced()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity });
        x.isnan().Bools().ShouldBe([false, true, false, false]);
        x.isinf().Bools().ShouldBe([false, false, true, true]);
        x.isfinite().Bools().ShouldBe([true, false, false, false]);
        x.nan_to_num(0.5, 7, -7).ShouldBeNear([1, 0.5, 7, -7]);
    }

    private static Pointwise Find(string name) => PointwiseTable.All.Single(row => row.Name == name);
}
