using Shouldly;
using TorchSharp;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>
/// Compares gradients with central differences, (f(x + h) − f(x − h)) / 2h, of a product of the result with fixed weights. Their
/// error is h² f‴/6 + ε |f| / h: with h = 1e-5 about 1e-10 each for values near one.
/// </summary>
internal static class GradientCheck
{
    private const double Step = 1e-5, Tolerance = 2e-7;

    public static void Passes(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        Tensor[] leaves = [.. inputs.Select(input => input.clone().requires_grad_())];
        var result = function(leaves);
        var loss = Weighted(result);
        if (!loss.requires_grad)
        {
            result.is_floating_point().ShouldBeFalse("a result in floating point should be recorded");
            return;
        }
        var gradients = autograd.grad([loss], leaves, allow_unused: true);
        for (var which = 0; which < inputs.Length; which++)
        {
            var slopes = Slopes(function, inputs, which);
            if (gradients[which].IsInvalid) slopes.ShouldAllBe(slope => slope == 0);
            else gradients[which].ShouldBeNear(slopes, Tolerance);
        }
    }

    private static double[] Slopes(Func<Tensor[], Tensor> function, Tensor[] inputs, int which)
    {
        using var quiet = no_grad();
        var slopes = new double[inputs[which].numel()];
        for (var i = 0; i < slopes.Length; i++) slopes[i] = (Moved(i, Step) - Moved(i, -Step)) / (2 * Step);
        return slopes;

        double Moved(int element, double by)
        {
            using var scope = NewDisposeScope();
            Tensor[] moved = [.. inputs];
            moved[which] = inputs[which].clone();
            moved[which].view(-1)[element] += by;
            return Weighted(function(moved)).ToDouble();
        }
    }

    private static Tensor Weighted(Tensor result)
    {
        var weights = (arange(result.numel(), dtype: float64) * 0.37).cos() + 0.2;
        return (result.reshape(-1) * weights).sum();
    }
}
