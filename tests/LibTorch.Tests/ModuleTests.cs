using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class ModuleTests
{
    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> inner = nn.Linear(3, 2);
        private readonly Parameter scale = nn.Parameter(ones(2));
        private readonly Tensor offset = zeros(2);

        public Net() : base("net") => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input) * scale + offset;
    }

    [Fact]
    public void Fields_are_registered_by_their_names()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        net.named_parameters().Select(found => found.name).ShouldBe(["scale", "inner.weight", "inner.bias"], ignoreOrder: true);
        net.named_buffers().Select(found => found.name).ShouldBe(["offset"]);
        net.named_children().Select(found => found.name).ShouldBe(["inner"]);
        net.state_dict().Keys.ShouldBe(["scale", "inner.weight", "inner.bias", "offset"], ignoreOrder: true);
        net.parameters().Sum(parameter => parameter.numel()).ShouldBe(2 + 6 + 2);
        net.get_parameter("inner.bias").ShouldNotBeNull();
        net.has_buffer("nothing").ShouldBeFalse();
        net.GetName().ShouldBe("net");
    }

    private sealed class Twins : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter left = nn.Parameter(ones(2)), right = nn.Parameter(ones(2));

        public Twins() : base("twins") => RegisterComponents();

        public override Tensor forward(Tensor input) => left * input + right;
    }

    [Fact]
    public void Parameters_of_the_same_numbers_are_still_two()
    {
        using var net = new Twins();
        net.parameters().Count().ShouldBe(2);
    }

    [Fact]
    public void A_state_is_copied_from_one_module_into_another()
    {
        using var scope = NewDisposeScope();
        using var first = new Net();
        using var second = new Net();
        var x = randn(4, 3);
        second.load_state_dict(first.state_dict());
        second.call(x).ShouldBeNear(first.call(x));
        var (missing, unexpected) = second.load_state_dict(new() { ["scale"] = full(2, 3.0), ["nothing"] = ones(1) }, strict: false);
        missing.Count.ShouldBe(3);
        unexpected.ShouldBe(["nothing"]);
        second.state_dict()["scale"].ShouldBeNear([3, 3]);
        Should.Throw<InvalidOperationException>(() => second.load_state_dict(new() { ["scale"] = ones(2) }));
    }

    [Fact]
    public void Names_that_are_taken_or_have_a_dot_are_refused()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential();
        net.register_module("a", nn.Tanh());
        Should.Throw<InvalidOperationException>(() => net.register_module("a", nn.Tanh()));
        Should.Throw<ArgumentException>(() => net.register_module("a.b", nn.Tanh()));
        net.register_buffer("b", ones(1));
        Should.Throw<InvalidOperationException>(() => net.register_buffer("b", ones(1)));
    }

    [Fact]
    public void Training_reaches_the_modules_within()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(("drop", nn.Dropout(0.5)), ("last", nn.Identity()));
        net.training.ShouldBeTrue();
        net.eval();
        net.children().ShouldAllBe(module => !module.training);
        net.call(ones(100)).ShouldBeNear(ones(100));
        net.train();
        var dropped = net.call(ones(1000));
        dropped.unique().output.ShouldBeNear([0, 2]);
    }

    [Fact]
    public void A_linear_layer_is_a_product_and_a_sum()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2, dtype: float64);
        var x = randn(5, 3, dtype: float64);
        layer.weight!.shape.ShouldBe([2, 3]);
        layer.call(x).ShouldBeNear(x.matmul(layer.weight.T) + layer.bias!);
        layer.weight.abs().max().item<double>().ShouldBeLessThanOrEqualTo(1 / Math.Sqrt(3));
        nn.Linear(3, 2, hasBias: false).bias.ShouldBeNull();
        layer.requires(true);
    }

    [Fact]
    public void Layer_norm_has_no_mean_and_unit_variance()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.LayerNorm(4, eps: 0, dtype: float64);
        var x = randn(3, 4, dtype: float64);
        var y = layer.call(x);
        y.ShouldBeNear((x - x.mean([1L], keepdim: true)) / x.@var(1, unbiased: false, keepdim: true).sqrt());
        layer.parameters().Count().ShouldBe(2);
        nn.LayerNorm(4, elementwise_affine: false).parameters().ShouldBeEmpty();
    }

    [Fact]
    public void Activations_are_their_functions()
    {
        using var scope = NewDisposeScope();
        var x = Row(-1, 0.5);
        nn.Sigmoid().call(x).ShouldBeNear(x.sigmoid());
        nn.Tanh().call(x).ShouldBeNear(x.tanh());
        nn.ReLU().call(x).ShouldBeNear([0, 0.5]);
        nn.SiLU().call(x).ShouldBeNear(x * x.sigmoid());
        nn.GELU().call(x).ShouldBeNear(x.gelu());
        nn.Softplus().call(x).ShouldBeNear(x.exp().log1p());
        nn.Softmax(0).call(x).sum().ToDouble().ShouldBeNear(1);
        nn.Identity().call(x).ShouldBeNear(x);
        nn.ReLU(inplace: true).call(x).Handle.ShouldBe(x.Handle);
    }

    [Fact]
    public void A_sequence_calls_one_after_another_and_keeps_nothing_in_between()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (nn.Linear(2, 3), nn.Linear(3, 1));
        using var net = nn.Sequential(first, nn.Tanh(), second);
        var x = ones(1, 2);
        var before = scope.DisposablesCount;
        var y = net.call(x);
        scope.DisposablesCount.ShouldBe(before + 1);
        y.ShouldBeNear(second.call(first.call(x).tanh()));
        net.named_parameters().Select(found => found.name).ShouldBe(["0.weight", "0.bias", "2.weight", "2.bias"]);
        using var listed = nn.Sequential(new List<(string, nn.Module<Tensor, Tensor>)> { ("a", nn.Tanh()), ("b", nn.ReLU()) });
        listed.named_children().Select(child => child.name).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_list_of_modules_registers_them_by_number()
    {
        using var scope = NewDisposeScope();
        using var list = nn.ModuleList(nn.Linear(1, 2), nn.Linear(2, 1));
        list.Count.ShouldBe(2);
        list.named_parameters().Select(found => found.name).ShouldContain("1.weight");
        list.Add(nn.Linear(1, 1));
        list.parameters().Count().ShouldBe(6);
    }

    [Fact]
    public void An_embedding_looks_rows_up()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Embedding(5, 3, padding_idx: 0);
        var rows = layer.call(tensor(new long[] { 4, 0 }));
        rows[0].ShouldBeNear(layer.weight!.detach()[4]);
        rows[1].ShouldBeNear([0, 0, 0]);
    }

    [Fact]
    public void A_module_is_moved_with_all_its_parameters_and_stays_itself()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var parameter = net.parameters().First();
        net.to(float64).ShouldBeSameAs(net);
        net.parameters().ShouldAllBe(moved => moved.dtype == ScalarType.Float64 && moved.requires_grad);
        net.buffers().Single().dtype.ShouldBe(ScalarType.Float64);
        net.call(ones(1, 3, dtype: float64)).sum().backward();
        net.parameters().ShouldAllBe(moved => !moved.grad!.IsInvalid);
        net.zero_grad();
        net.parameters().ShouldAllBe(moved => ReferenceEquals(moved.grad, null));
    }

    [Fact]
    public void Disposing_a_module_frees_its_parameters()
    {
        var net = new Net();
        var parameters = net.parameters().ToArray();
        net.Dispose();
        parameters.ShouldAllBe(parameter => parameter.IsInvalid);
    }

    [Fact]
    public void A_parameter_takes_its_datas_place()
    {
        Parameter parameter;
        using (var scope = NewDisposeScope())
        {
            var data = ones(2);
            parameter = nn.Parameter(data);
            data.IsInvalid.ShouldBeTrue();
            parameter.requires_grad.ShouldBeTrue();
        }
        parameter.IsInvalid.ShouldBeTrue();
    }
}

internal static class Requiring
{
    public static void requires(this nn.Module module, bool recorded) =>
        module.parameters().ShouldAllBe(parameter => parameter.requires_grad == recorded);
}
