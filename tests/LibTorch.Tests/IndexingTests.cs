using Shouldly;
using TorchSharp;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>On the tensor 0, 1, … 23 of shape [2, 3, 4].</summary>
public class IndexingTests
{
    private static Tensor Count => arange(24, dtype: float64).reshape(2, 3, 4);

    [Fact]
    public void Numbers_pick_and_drop_their_dimension()
    {
        using var scope = NewDisposeScope();
        Count[1].shape.ShouldBe([3, 4]);
        Count[1, 2].ShouldBeNear([20, 21, 22, 23]);
        Count[1, -1, 0].ToDouble().ShouldBe(20);
        Count[-1, 2].shape.ShouldBe([4]);
    }

    [Fact]
    public void Slices_keep_their_dimension()
    {
        using var scope = NewDisposeScope();
        Count[TensorIndex.Colon, TensorIndex.Single(0), TensorIndex.Slice(1, 3)].ShouldBeNear(Matrix(new[,] { { 1.0, 2 }, { 13, 14 } }));
        Count[TensorIndex.Single(0), TensorIndex.Slice(step: 2)].shape.ShouldBe([2, 4]);
        Count[.., 1..3].shape.ShouldBe([2, 2, 4]);
        Count[0, ^1].ShouldBeNear([8, 9, 10, 11]);
    }

    [Fact]
    public void An_ellipsis_stands_for_the_dimensions_in_between()
    {
        using var scope = NewDisposeScope();
        Count[TensorIndex.Ellipsis, TensorIndex.Single(0)].shape.ShouldBe([2, 3]);
        Count[TensorIndex.Single(1), TensorIndex.Ellipsis, TensorIndex.Slice(0, 1)].ShouldBeNear(Matrix(new[,] { { 12.0 }, { 16 }, { 20 } }));
    }

    [Fact]
    public void A_new_axis_has_one_place()
    {
        using var scope = NewDisposeScope();
        Count[TensorIndex.None, TensorIndex.Single(0)].shape.ShouldBe([1, 3, 4]);
        Count[TensorIndex.Ellipsis, TensorIndex.None].shape.ShouldBe([2, 3, 4, 1]);
    }

    [Fact]
    public void Tensors_pick_places_and_truth_values()
    {
        using var scope = NewDisposeScope();
        var rows = tensor(new long[] { 1, 0 });
        Count[TensorIndex.Tensor(rows), TensorIndex.Single(0), TensorIndex.Single(0)].ShouldBeNear([12, 0]);
        Count[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 2, 2 }))].shape.ShouldBe([2, 2, 4]);
        Count[TensorIndex.Tensor(Count > 21)].ShouldBeNear([22, 23]);
        Count[TensorIndex.Tensor(tensor(new[,] { { true, false, false }, { false, false, true } })), TensorIndex.Single(3)].ShouldBeNear([3, 23]);
        Count.index(rows).shape.ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void Writing_changes_the_tensor_itself()
    {
        using var scope = NewDisposeScope();
        var x = Count;
        x[0] = zeros(3, 4, dtype: float64);
        x[1, 2, 3] = tensor(-1.0);
        x[TensorIndex.Colon, TensorIndex.Single(1), TensorIndex.Slice(0, 2)] = ones(2, 2, dtype: float64);
        x[TensorIndex.Tensor(x > 20)] = tensor(7.0);
        x[0].sum().ToDouble().ShouldBe(2);
        x[1].ShouldBeNear([12, 13, 14, 15, 1, 1, 18, 19, 20, 7, 7, -1]);
        x.index_put_(tensor(1.0), [tensor(new long[] { 0, 0 })], accumulate: true);
        x[0, 0, 0].ToDouble().ShouldBe(2);
    }

    [Fact]
    public void What_is_picked_is_differentiated_where_it_came_from()
    {
        using var scope = NewDisposeScope();
        GradientCheck.Passes(x => x[0][TensorIndex.Single(1), TensorIndex.Slice(0, 2)], Count);
        GradientCheck.Passes(x => x[0][TensorIndex.Tensor(tensor(new long[] { 1, 1 }))], Count);
    }

    [Fact]
    public void A_place_that_is_not_there_is_an_error()
    {
        using var scope = NewDisposeScope();
        Should.Throw<Exception>(() => Count[2]).Message.ShouldContain("out of range");
        Should.Throw<Exception>(() => Count[0, 0, 0, 0]);
        Should.Throw<Exception>(() => Count[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Colon]);
    }
}
