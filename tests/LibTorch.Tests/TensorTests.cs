using Shouldly;
using TorchSharp;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class TensorTests
{
    [Fact]
    public void A_tensor_tells_its_shape()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4);
        x.shape.ShouldBe([2, 3, 4]);
        x.size(-1).ShouldBe(4);
        x.size(0).ShouldBe(2);
        x.dim().ShouldBe(3);
        x.ndim.ShouldBe(3);
        x.numel().ShouldBe(24);
        x.NumberOfElements.ShouldBe(24);
        x.element_size().ShouldBe(4);
        x.stride().ShouldBe([12, 4, 1]);
        x.transpose(0, 1).is_contiguous().ShouldBeFalse();
        x.transpose(0, 1).contiguous().is_contiguous().ShouldBeTrue();
        x.device.ToString().ShouldBe("cpu");
        x.is_cuda.ShouldBeFalse();
    }

    [Fact]
    public void Elements_are_read_in_their_own_type()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 1.5, 2 }, { 3, 4 } });
        x.data<double>().ToArray().ShouldBe([1.5, 2, 3, 4]);
        x.T.data<double>().ToArray().ShouldBe([1.5, 3, 2, 4]);
        x.data<double>()[1, 0].ShouldBe(3);
        x.ReadCpuDouble(3).ShouldBe(4);
        x[0, 0].item<double>().ShouldBe(1.5);
        x.mean().ToSingle().ShouldBe(2.625f);
        ((double)x.sum()).ShouldBe(10.5);
        Should.Throw<ArgumentException>(() => x[0, 0].item<float>());
        Should.Throw<ArgumentException>(() => x.item<double>());
        Should.Throw<ArgumentException>(() => x.data<float>());
    }

    [Fact]
    public void Elements_are_written_through_the_accessor_and_the_bytes()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 2, dtype: float64);
        var data = x.data<double>();
        data[0, 1] = 5;
        data.CopyFrom([7.0], tensorIndex: 2);
        x.bytes.Slice(24, 8).Fill(0);
        BitConverter.TryWriteBytes(x.bytes[24..], 9.0).ShouldBeTrue();
        x.ShouldBeNear([0, 5, 7, 9]);
        var part = new double[3];
        data.CopyTo(part, arrayIndex: 1, tensorIndex: 1);
        part.ShouldBe([0, 5, 7]);
    }

    [Theory]
    [InlineData(ScalarType.Int64, ScalarType.Float32, ScalarType.Float32)]
    [InlineData(ScalarType.Int32, ScalarType.Int64, ScalarType.Int64)]
    [InlineData(ScalarType.Float32, ScalarType.Float64, ScalarType.Float64)]
    [InlineData(ScalarType.Bool, ScalarType.Int32, ScalarType.Int32)]
    [InlineData(ScalarType.BFloat16, ScalarType.Float16, ScalarType.Float32)]
    public void Two_types_meet_in_the_larger_one(ScalarType left, ScalarType right, ScalarType expected)
    {
        using var scope = NewDisposeScope();
        (ones(2, dtype: left) + ones(2, dtype: right)).dtype.ShouldBe(expected);
        (ones(2, dtype: right) * ones(2, dtype: left)).dtype.ShouldBe(expected);
    }

    [Theory]
    [InlineData(ScalarType.Float32, ScalarType.Float32)]
    [InlineData(ScalarType.Float16, ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16, ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64, ScalarType.Float64)]
    [InlineData(ScalarType.Int64, ScalarType.Float32)]
    public void A_number_yields_to_the_tensors_type_unless_it_is_of_a_larger_kind(ScalarType type, ScalarType expected)
    {
        using var scope = NewDisposeScope();
        (ones(2, dtype: type) * 1.5).dtype.ShouldBe(expected);
        (1.5 - ones(2, dtype: type)).dtype.ShouldBe(expected);
        (ones([], dtype: type) * 1.5).dtype.ShouldBe(expected);
        (ones(2, dtype: type) + 1).dtype.ShouldBe(type);
        if (is_floating_point(type)) (ones(2, dtype: type) * tensor(1.5)).dtype.ShouldBe(expected);
    }

    [Fact]
    public void Numbers_at_the_edge_of_single_precision_are_compared_as_they_are()
    {
        using var scope = NewDisposeScope();
        var x = ones(1);
        (x < 1e300).item<bool>().ShouldBeTrue();
        (x > -1e300).item<bool>().ShouldBeTrue();
        (x * double.NaN).isnan().item<bool>().ShouldBeTrue();
        (x / double.PositiveInfinity).item<float>().ShouldBe(0);
        for (var i = 0; i < 200; i++) (x * i).item<float>().ShouldBe(i);
        for (var i = 0; i < 200; i++) (arange(1) + i).item<long>().ShouldBe(i);
    }

    [Fact]
    public void A_half_precision_product_with_a_number_is_rounded_once()
    {
        using var scope = NewDisposeScope();
        (tensor(new[] { 3.0 }, dtype: bfloat16) * 0.1).ToDouble().ShouldBe(0.30078125);
    }

    [Fact]
    public void Comparisons_give_truth_values()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Row(1, 2, 3), Row(3, 2, 1));
        (a < b).Bools().ShouldBe([true, false, false]);
        (a <= b).Bools().ShouldBe([true, true, false]);
        (a == b).Bools().ShouldBe([false, true, false]);
        (a != b).Bools().ShouldBe([true, false, true]);
        (a > 1.5).Bools().ShouldBe([false, true, true]);
        (a >= 2).Bools().ShouldBe([false, true, true]);
        (1.5 < a).Bools().ShouldBe([false, true, true]);
        ((a > 1) & (b > 1)).Bools().ShouldBe([false, true, false]);
        ((a > 2) | (b > 2)).Bools().ShouldBe([true, false, true]);
        (~(a > 2)).Bools().ShouldBe([true, true, false]);
        logical_and(a > 1, b > 1).any().item<bool>().ShouldBeTrue();
        (a > 0).all().item<bool>().ShouldBeTrue();
        a.Equals(Row(1, 2, 3)).ShouldBeTrue();
        allclose(a, a + 1e-9).ShouldBeTrue();
        a.isclose(b).Bools().ShouldBe([false, true, false]);
    }

    [Fact]
    public void Searching_and_counting_give_places()
    {
        using var scope = NewDisposeScope();
        var x = Row(3, 1, 2, 1);
        x.argmax().item<long>().ShouldBe(0);
        x.argmin(0).item<long>().ShouldBe(1);
        x.argsort().Longs()[^1].ShouldBe(0);
        x.sort(descending: true).Values.ShouldBeNear([3, 2, 1, 1]);
        x.topk(2).indexes.Longs().ShouldBe([0, 2]);
        x.max(0).indexes.item<long>().ShouldBe(0);
        x.histc(3, 1, 4).ShouldBeNear([2, 1, 1]);
        tensor(new long[] { 1, 1, 3 }).bincount(null).Longs().ShouldBe([0, 2, 0, 1]);
        x.unique().output.ShouldBeNear([1, 2, 3]);
        unique(x, return_counts: true).counts!.Longs().ShouldBe([2, 1, 1]);
        searchsorted(Row(1, 2, 3), Row(0.5, 2, 2.5)).Longs().ShouldBe([0, 1, 2]);
        x.count_nonzero().item<long>().ShouldBe(4);
        (x == 1).nonzero().Longs().ShouldBe([1, 3]);
        x.kthvalue(2, 0).values.item<double>().ShouldBe(1);
    }

    [Fact]
    public void A_tensor_is_moved_between_types_and_copied()
    {
        using var scope = NewDisposeScope();
        var x = Row(1.7, -2.3);
        x.to(int64).Longs().ShouldBe([1, -2]);
        x.to(float32).dtype.ShouldBe(ScalarType.Float32);
        x.type_as(zeros(1)).dtype.ShouldBe(ScalarType.Float32);
        x.to(CPU).ShouldBeNear(x);
        x.cpu().ShouldBeNear(x);
        var y = x.clone();
        y.fill_(4);
        y.copy_(x + 1);
        y.ShouldBeNear([2.7, -1.3]);
        y.zero_().ShouldBeNear([0, 0]);
        x.alias().add_(1);
        x.ShouldBeNear([2.7, -1.3]);
        var gone = ones(1);
        gone.to(float64, disposeAfter: true).ToDouble().ShouldBe(1);
        gone.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void A_device_that_is_not_there_is_an_error()
    {
        using var scope = NewDisposeScope();
        if (cuda.is_available()) return;
        cuda.device_count().ShouldBe(0);
        Should.Throw<Exception>(() => zeros(1, device: new Device("cuda:0")));
        Should.Throw<Exception>(() => new Device("kitchen"));
    }

    [Fact]
    public void A_tensor_is_written_by_what_it_is_and_by_what_it_holds()
    {
        using var scope = NewDisposeScope();
        zeros(2, 3).ToString().ShouldBe("[2x3], type = Float32, device = cpu");
        tensor(1.0).ToString().ShouldBe("[], type = Float64, device = cpu");
        tensor(new[,] { { 1, 2 }, { 3, 4 } }).npstr(newLine: "\n").ShouldBe("[[1 2]\n [3 4]]");
        arange(10).npstr().ShouldBe("[0 1 2 ... 7 8 9]");
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_told_in_libtorchs_words()
    {
        using var scope = NewDisposeScope();
        var error = Should.Throw<System.Runtime.InteropServices.ExternalException>(() => zeros(2, 3).matmul(zeros(2, 3)));
        error.Message.ShouldContain("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
        error.Message.ShouldNotContain("frame #");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => zeros(2) + zeros(3)).Message.ShouldContain("must match the size of tensor b");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => zeros(6).view(4)).Message.ShouldContain("is invalid for input of size 6");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => linalg.cholesky(-eye(2))).Message.ShouldContain("not positive-definite");
    }
}
