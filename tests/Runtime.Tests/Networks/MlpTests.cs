using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Networks;

public sealed class MlpTests
{
    private static readonly NetworkContext Context = new(new VariancePreserving(), Notebook.Data, CPU, 1);

    [Theory]
    [InlineData(2, 1_315_330)]
    [InlineData(3, 1_315_587)]
    [InlineData(9, 1_317_129)]
    public void The_paper_s_network_has_as_many_weights_as_published(int dimension, long expected)
    {
        using var network = new Mlp(Context with { Data = new Normal([.. Enumerable.Repeat(0.0, dimension)], 1) });
        network.Module.parameters().Sum(p => p.NumberOfElements).ShouldBe(expected);
        network.Module.named_buffers().Sum(b => b.buffer.NumberOfElements).ShouldBe(256 * dimension + 256);
    }

    [Theory]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Silu)]
    [InlineData(Activation.Tanh)]
    public void At_one_time_it_is_what_training_sees(Activation activation)
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp(Context, [64, 32], 32, 0.5, activation);
        foreach (var kernel in Context.Process.At([1e-6, 0.3, 1]))
        {
            var x = Points(100, float64);
            using var field = network.At(kernel);
            var expected = network.Forward(x.to(float32), full([100], kernel.Time, dtype: float32));
            var actual = field.Evaluate(x);
            actual.dtype.ShouldBe(ScalarType.Float64);
            // Thirty-two float32 roundings of sums of order one.
            (actual - expected.to(float64)).abs().max().item<double>().ShouldBeLessThan(32 * Math.ScaleB(1, -23));
        }
    }

    [Fact]
    public void Rows_that_follow_each_other_may_share_a_time()
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp(Context, [16], 8, 0.5);
        var (x, t) = (Points(12, float32), tensor([0.1f, 0.5f, 0.9f]));
        var (shared, repeated) = (network.Forward(x, t), network.Forward(x, t.repeat_interleave(4)));
        (shared - repeated).abs().max().item<float>().ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public void Gradients_agree_with_differences()
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp(Context, [8, 6], 5, 0.5);
        network.Module.to(ScalarType.Float64);
        var (x, t) = (Points(16, float64), linspace(0.1, 0.9, 16, dtype: float64));
        Tensor Loss() => network.Forward(x, t).pow(2).sum();
        Loss().backward();
        foreach (var (name, parameter) in network.Module.named_parameters())
        {
            var gradient = parameter.grad!.clone().reshape(-1);
            using var guard = no_grad();
            var flat = parameter.view(-1);
            for (var i = 0; i < flat.NumberOfElements; i += 7)
            {
                const double h = 1e-5;
                flat[i] += h;
                var up = Loss().item<double>();
                flat[i] -= 2 * h;
                var down = Loss().item<double>();
                flat[i] += h;
                // The central difference errs by h² times a third derivative and by 1e-15/h times the loss.
                ((up - down) / (2 * h)).ShouldBe(gradient[i].item<double>(), 1e-6, $"{name}[{i}]");
            }
        }
    }

    [Fact]
    public void Weights_come_from_the_seed_alone()
    {
        using var first = new Mlp(Context, [16], 8);
        torch.random.manual_seed(99);
        using var second = new Mlp(Context, [16], 8);
        using var other = new Mlp(Context with { Seed = 2 }, [16], 8);
        Digits(second).ShouldBe(Digits(first));
        Digits(other).ShouldNotBe(Digits(first));
    }

    [Fact]
    public void Kernels_have_variance_one_over_their_inputs_and_are_cut_at_two_deviations()
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp(Context);
        var kernel = network.Module.named_parameters().First(p => p.name == "hidden0.weight").parameter.detach();
        var n = kernel.NumberOfElements;
        (kernel.var().item<float>() * 512).ShouldBe(1, 4 * Math.Sqrt(2.0 / n));
        (kernel.abs().max().item<float>() * Math.Sqrt(512)).ShouldBeInRange(2, 2 / 0.8796 + 1e-3);
    }

    private static Tensor Points(long count, ScalarType type)
    {
        using var generator = RandomStream.Generator(4, "test", 0, CPU);
        return randn([count, 2], dtype: type, generator: generator);
    }

    private static float[] Digits(Mlp network) => [.. network.Module.parameters().SelectMany(p => p.detach().data<float>().ToArray())];
}
