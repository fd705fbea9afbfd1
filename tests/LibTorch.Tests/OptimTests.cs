using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>Each step's gradient is given; the expected places come from the update's formula in plain numbers.</summary>
public class OptimTests
{
    private static readonly double[] Gradients = [0.5, -1.5, 2.0, 0.1];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Adam_moves_as_its_formula_says(double decay)
    {
        using var scope = NewDisposeScope();
        const double lr = 0.01, beta1 = 0.8, beta2 = 0.95, eps = 1e-3;
        var x = new Parameter(Row(1));
        using var adam = optim.Adam([x], lr, beta1, beta2, eps, weight_decay: decay);
        double place = 1, m = 0, v = 0;
        for (var t = 1; t <= Gradients.Length; t++)
        {
            x.grad = Row(Gradients[t - 1]);
            adam.step();
            var g = Gradients[t - 1] + decay * place;
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            place -= lr * m / (1 - Math.Pow(beta1, t)) / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + eps);
            x.ShouldBeNear([place], 1e-12);
        }
    }

    [Fact]
    public void AdamW_decays_the_weights_apart()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(Row(1));
        using var adam = optim.AdamW([x], lr: 0.1, weight_decay: 0.5, eps: 0);
        x.grad = Row(2);
        adam.step();
        x.ShouldBeNear([1 - 0.1 * 0.5 - 0.1]);
    }

    [Fact]
    public void Amsgrad_divides_by_the_largest_second_moment()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(Row(0));
        using var adam = optim.Adam([x], lr: 0.1, beta1: 0, beta2: 0.5, eps: 0, amsgrad: true);
        x.grad = Row(4);
        adam.step();
        var before = x.Doubles()[0];
        x.grad = Row(1);
        adam.step();
        // v is 8, then 4.5; the correction is 1/(1 − ¼).
        (before - x.Doubles()[0]).ShouldBeNear(0.1 / Math.Sqrt(8 / 0.75));
    }

    [Fact]
    public void Descent_with_momentum_keeps_its_course()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(Row(1));
        using var sgd = optim.SGD([x], 0.1, momentum: 0.9);
        double place = 1, velocity = 0;
        foreach (var gradient in Gradients)
        {
            x.grad = Row(gradient);
            sgd.step();
            velocity = 0.9 * velocity + gradient;
            place -= 0.1 * velocity;
            x.ShouldBeNear([place]);
        }
    }

    [Fact]
    public void Parameters_without_gradients_stay_and_dropped_gradients_are_gone()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (new Parameter(Row(1)), new Parameter(Row(1)));
        using var sgd = optim.SGD([x, y], 0.5);
        x.grad = Row(1);
        sgd.step();
        sgd.zero_grad();
        x.ShouldBeNear([0.5]);
        y.ShouldBeNear([1]);
        x.grad.ShouldBeNull();
        var loss = sgd.step(() =>
        {
            var value = (x * x).sum();
            value.backward();
            return value;
        });
        loss!.ToDouble().ShouldBeNear(0.25);
        x.ShouldBeNear([0]);
    }

    [Fact]
    public void Groups_have_their_own_learning_rates()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (new Parameter(Row(0)), new Parameter(Row(0)));
        using var adam = optim.Adam([new Adam.ParamGroup([x], lr: 0.1, eps: 0), new Adam.ParamGroup([y], lr: 0.2, eps: 0)]);
        x.grad = Row(1);
        y.grad = Row(1);
        adam.step();
        x.ShouldBeNear([-0.1]);
        y.ShouldBeNear([-0.2]);
        adam.ParamGroups.Count().ShouldBe(2);
        foreach (var group in adam.ParamGroups) group.LearningRate = 0;
        adam.step();
        x.ShouldBeNear([-0.1]);
    }

    [Fact]
    public void Schedules_set_the_rate_by_the_number_of_steps()
    {
        using var scope = NewDisposeScope();
        using var sgd = optim.SGD([new Parameter(Row(0))], 1.0);
        Rates(optim.lr_scheduler.CosineAnnealingLR(sgd, 4)).ShouldBe([1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 0], 1e-12);
        Rates(optim.lr_scheduler.LambdaLR(sgd, step => 1.0 / (1 + step))).ShouldBe([1, 0.5, 1.0 / 3, 0.25, 0.2], 1e-12);
        Rates(optim.lr_scheduler.StepLR(sgd, 2, 0.5)).ShouldBe([1, 1, 0.5, 0.5, 0.25], 1e-12);

        double[] Rates(optim.lr_scheduler.LRScheduler scheduler)
        {
            var rates = new double[5];
            for (var i = 0; i < rates.Length; i++)
            {
                rates[i] = sgd.ParamGroups.Single().LearningRate;
                scheduler.step();
            }
            return rates;
        }
    }

    [Fact]
    public void A_small_network_learns()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var net = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.LayerNorm(32), nn.Linear(32, 1));
        using var adam = optim.Adam(net.parameters(), 1e-2);
        var x = randn(256, 2, generator: generator);
        var y = x.sum(1, keepdim: true).sin();
        var losses = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            using var inner = NewDisposeScope();
            adam.zero_grad();
            var loss = nn.functional.mse_loss(net.call(x), y);
            loss.backward();
            adam.step();
            losses.Add(loss.ToDouble());
        }
        losses[^1].ShouldBeLessThan(losses[0] / 10);
    }
}
