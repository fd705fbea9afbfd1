using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class InitTests
{
    private const long Out = 200, In = 300;

    // The variance of n draws is off by √(2/n) of itself for a normal, less for a uniform. Six of these: the draws are no seed's.
    private static readonly double Off = 6 * Math.Sqrt(2.0 / (Out * In));

    [Fact]
    public void Variances_are_those_of_the_fans()
    {
        using var scope = NewDisposeScope();
        var w = empty(Out, In, dtype: float64);
        Variance(nn.init.kaiming_uniform_(w)).ShouldBe(2.0 / In, Off * 2 / In);
        Variance(nn.init.kaiming_normal_(w, mode: nn.init.FanInOut.FanOut)).ShouldBe(2.0 / Out, Off * 2 / Out);
        Variance(nn.init.xavier_uniform_(w)).ShouldBe(2.0 / (In + Out), Off * 2 / (In + Out));
        Variance(nn.init.xavier_normal_(w, gain: 2)).ShouldBe(8.0 / (In + Out), Off * 8 / (In + Out));
        nn.init.CalculateFanInAndFanOut(w).ShouldBe((In, Out));
        nn.init.calculate_gain(nn.init.NonlinearityType.ReLU).ShouldBe(Math.Sqrt(2), 1e-15);
    }

    [Fact]
    public void A_recorded_parameter_is_filled_unrecorded()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(empty(2, 2));
        nn.init.ones_(weight).requires_grad.ShouldBeTrue();
        weight.is_leaf.ShouldBeTrue();
        weight.ShouldBeNear([1, 1, 1, 1]);
        nn.init.zeros_(weight).ShouldBeNear(zeros(2, 2));
        nn.init.constant_(weight, 3).ShouldBeNear([3, 3, 3, 3]);
    }

    [Fact]
    public void Gradients_are_scaled_together_to_their_largest_norm()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(Row(1)), new(Row(1, 1))];
        parameters[0].grad = Row(2);
        parameters[1].grad = Row(-4, 4);
        nn.utils.clip_grad_norm_(parameters, 3).ShouldBe(6, 1e-12);
        parameters[1].grad!.ShouldBeNear([-2, 2], 1e-6);
        nn.utils.clip_grad_norm_(parameters, 30).ShouldBe(3, 1e-5);
        nn.utils.clip_grad_value_(parameters, 0.5);
        parameters[0].grad!.ShouldBeNear([0.5]);
        var all = nn.utils.parameters_to_vector(parameters);
        nn.utils.vector_to_parameters(all.detach() * 2, parameters);
        parameters[1].ShouldBeNear([2, 2]);
    }

    [Fact]
    public void Losses_reduce_as_they_are_told()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Row(1, 2), Row(3, 5));
        nn.functional.mse_loss(x, y).ToDouble().ShouldBeNear(6.5);
        nn.functional.mse_loss(x, y, nn.Reduction.Sum).ToDouble().ShouldBeNear(13);
        nn.functional.l1_loss(x, y).ToDouble().ShouldBeNear(2.5);
    }

    private static double Variance(Tensor tensor) => tensor.Doubles().Average(value => value * value);
}
