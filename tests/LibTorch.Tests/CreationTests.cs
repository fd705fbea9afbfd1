using Shouldly;
using TorchSharp;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class CreationTests
{
    [Fact]
    public void Filled_tensors_have_their_shape_type_and_number()
    {
        using var scope = NewDisposeScope();
        zeros(2, 3).ShouldBeNear(new double[6]);
        ones(2, dtype: int64).Longs().ShouldBe([1, 1]);
        full(2, 2, 1.5, dtype: float64).ShouldBeNear([1.5, 1.5, 1.5, 1.5]);
        zeros([2L, 1L, 3L]).shape.ShouldBe([2, 1, 3]);
        empty(4).numel().ShouldBe(4);
        zeros(2).dtype.ShouldBe(ScalarType.Float32);
        ones(2, requires_grad: true).requires_grad.ShouldBeTrue();
        eye(2).ShouldBeNear([1, 0, 0, 1]);
        eye(2, 3).shape.ShouldBe([2, 3]);
    }

    [Fact]
    public void Like_means_shape_type_and_device()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, dtype: float64);
        ones_like(x).dtype.ShouldBe(ScalarType.Float64);
        zeros_like(x, dtype: int32).dtype.ShouldBe(ScalarType.Int32);
        full_like(x, 2).ShouldBeNear([2, 2, 2, 2, 2, 2]);
        randn_like(x).shape.ShouldBe([2, 3]);
        rand_like(x).device.type.ShouldBe(DeviceType.CPU);
        empty_like(x).shape.ShouldBe([2, 3]);
        x.new_zeros([4L]).dtype.ShouldBe(ScalarType.Float64);
    }

    [Fact]
    public void Ranges_are_evenly_spaced()
    {
        using var scope = NewDisposeScope();
        arange(3).Longs().ShouldBe([0, 1, 2]);
        arange(3).dtype.ShouldBe(ScalarType.Int64);
        arange(1, 2, 0.25, dtype: float64).ShouldBeNear([1, 1.25, 1.5, 1.75]);
        arange(0.0, 1.0, 0.5).dtype.ShouldBe(ScalarType.Float32);
        linspace(0, 1, 5, dtype: float64).ShouldBeNear([0, 0.25, 0.5, 0.75, 1]);
        logspace(-1, 1, 3, dtype: float64).ShouldBeNear([0.1, 1, 10]);
        logspace(0, 3, 4, @base: 2, dtype: float64).ShouldBeNear([1, 2, 4, 8]);
    }

    [Fact]
    public void Arrays_are_copied_with_their_own_type()
    {
        using var scope = NewDisposeScope();
        var numbers = new[] { 1f, 2f };
        var x = tensor(numbers);
        numbers[0] = 9;
        x.ShouldBeNear([1, 2]);
        x.dtype.ShouldBe(ScalarType.Float32);
        tensor(new[] { 1.0 }).dtype.ShouldBe(ScalarType.Float64);
        tensor(new[] { 1 }).dtype.ShouldBe(ScalarType.Int32);
        tensor(new[] { 1L }).dtype.ShouldBe(ScalarType.Int64);
        tensor(new[] { true }).dtype.ShouldBe(ScalarType.Bool);
        tensor(new byte[] { 255 }).Longs().ShouldBe([255]);
        tensor(new List<double> { 1, 2, 3, 4 }, 2, 2).shape.ShouldBe([2, 2]);
        tensor(new[] { 1.0, 2, 3, 4 }, [2, 2], dtype: float32)[1, 0].item<float>().ShouldBe(3);
    }

    [Fact]
    public void Arrays_of_more_dimensions_keep_them()
    {
        using var scope = NewDisposeScope();
        tensor(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } }).shape.ShouldBe([2, 3]);
        tensor(new[, ,] { { { 1L, 2 } }, { { 3, 4 } } })[1, 0].Longs().ShouldBe([3, 4]);
        from_array(new double[2, 0, 3]).shape.ShouldBe([2, 0, 3]);
        from_array(new[,] { { 1, 2 } }).dtype.ShouldBe(ScalarType.Int32);
    }

    [Fact]
    public void Single_numbers_have_no_dimension()
    {
        using var scope = NewDisposeScope();
        tensor(1.5).shape.ShouldBeEmpty();
        tensor(1.5).dtype.ShouldBe(ScalarType.Float64);
        tensor(1.5f).item<float>().ShouldBe(1.5f);
        tensor(3).item<int>().ShouldBe(3);
        tensor(3L, dtype: float32).dtype.ShouldBe(ScalarType.Float32);
        tensor(true).item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void A_count_that_does_not_fit_the_shape_is_an_error()
    {
        using var scope = NewDisposeScope();
        Should.Throw<Exception>(() => tensor(new[] { 1.0, 2 }, [3]));
    }

    [Fact]
    public void A_grid_is_made_of_its_axes()
    {
        using var scope = NewDisposeScope();
        var grid = meshgrid([Row(1, 2), Row(3, 4, 5)]);
        grid[0].shape.ShouldBe([2, 3]);
        grid[1][0].ShouldBeNear([3, 4, 5]);
        cartesian_prod(Row(1, 2), Row(3)).ShouldBeNear(Matrix(new[,] { { 1.0, 3 }, { 2, 3 } }));
        broadcast_tensors(Row(1, 2), Row(3, 4).unsqueeze(1))[0].shape.ShouldBe([2, 2]);
        tril_indices(2, 2).Longs().ShouldBe([0, 1, 1, 0, 0, 1]);
    }
}
