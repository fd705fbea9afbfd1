using Shouldly;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class AutogradTests
{
    [Fact]
    public void Backward_sums_up_gradients_until_they_are_dropped()
    {
        using var scope = NewDisposeScope();
        var x = Row(1, 2).requires_grad_();
        x.grad.ShouldBeNull();
        x.square().sum().backward();
        x.square().sum().backward();
        x.grad!.ShouldBeNear([4, 8]);
        x.grad = null;
        x.grad.ShouldBeNull();
        x.exp().backward(grad_tensors: [Row(1, 0)]);
        x.grad!.ShouldBeNear([Math.E, 0]);
    }

    [Fact]
    public void A_gradient_can_be_differentiated_again()
    {
        using var scope = NewDisposeScope();
        var x = Row(0.5, -1).requires_grad_();
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        first.ShouldBeNear([0.75, 3]);
        autograd.grad([first.sum()], [x])[0].ShouldBeNear([3, -6]);
        x.grad.ShouldBeNull();
    }

    [Fact]
    public void A_vector_of_seeds_weighs_the_outputs()
    {
        using var scope = NewDisposeScope();
        var x = Row(1, 2).requires_grad_();
        autograd.grad([x * x], [x], grad_outputs: [Row(10, 1)])[0].ShouldBeNear([20, 4]);
    }

    [Fact]
    public void A_graph_is_kept_when_asked_for()
    {
        using var scope = NewDisposeScope();
        var x = Row(2).requires_grad_();
        var y = x.exp().sum();
        y.backward(retain_graph: true);
        y.backward();
        x.grad!.ShouldBeNear([2 * Math.Exp(2)]);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => y.backward()).Message.ShouldContain("second time");
    }

    [Fact]
    public void Gradients_go_to_the_asked_inputs_alone()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Row(2).requires_grad_(), Row(3).requires_grad_());
        (x * y).sum().backward(inputs: [y]);
        x.grad.ShouldBeNull();
        y.grad!.ShouldBeNear([2]);
    }

    [Fact]
    public void Leaves_and_results_are_told_apart()
    {
        using var scope = NewDisposeScope();
        var x = Row(1).requires_grad_();
        var y = x * 2;
        x.is_leaf.ShouldBeTrue();
        y.is_leaf.ShouldBeFalse();
        y.requires_grad.ShouldBeTrue();
        y.detach().requires_grad.ShouldBeFalse();
        y.retain_grad();
        y.sum().backward();
        y.grad!.ShouldBeNear([1]);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => arange(2).requires_grad_()).Message.ShouldContain("floating point");
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients()
    {
        using var scope = NewDisposeScope();
        var x = Row(1).requires_grad_();
        is_grad_enabled().ShouldBeTrue();
        using (no_grad())
        {
            is_grad_enabled().ShouldBeFalse();
            (x * 2).requires_grad.ShouldBeFalse();
            using (enable_grad()) (x * 2).requires_grad.ShouldBeTrue();
            is_grad_enabled().ShouldBeFalse();
            x.add_(1);
        }
        is_grad_enabled().ShouldBeTrue();
        (x * 2).requires_grad.ShouldBeTrue();
        using (set_grad_enabled(false)) (x * 2).requires_grad.ShouldBeFalse();
    }

    [Fact]
    public void Inference_mode_records_nothing_and_its_tensors_stay_outside_of_graphs()
    {
        using var scope = NewDisposeScope();
        var x = Row(3).requires_grad_();
        Tensor made;
        using (inference_mode())
        {
            is_inference_mode_enabled().ShouldBeTrue();
            made = x * 2.125;
            made.requires_grad.ShouldBeFalse();
        }
        is_inference_mode_enabled().ShouldBeFalse();
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x * made).Message.ShouldContain("Inference tensors");
        // The number met first in inference mode is as good as new.
        (x * 2.125).sum().backward();
        x.grad!.ShouldBeNear([2.125]);
    }

    [Fact]
    public void Modes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        elsewhere.ShouldBeTrue();
        is_grad_enabled().ShouldBeFalse();
    }

    [Fact]
    public void In_place_operators_on_a_recorded_leaf_are_an_error()
    {
        using var scope = NewDisposeScope();
        var x = Row(1).requires_grad_();
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x.add_(1)).Message.ShouldContain("leaf");
    }
}
