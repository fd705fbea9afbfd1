using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Tests.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Dynamics;

public sealed class DivergenceTests
{
    public static TheoryData<string> Fields =>
        ["full", "diagonal", "mixed", "diagonals", "points", "uniform", "mapped full", "mapped mixture", "mapped points", "turned uniform", "product", "mapped any mixture", "standardised"];

    /// <summary>Against differences of fourth order, whose error is of the order of (h/Σ)⁴ of the greatest derivative, 1/Σ², and of rounding over h.</summary>
    [Theory]
    [MemberData(nameof(Fields))]
    public void The_score_of_every_form_has_its_divergence(string name)
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Forms.Of(name), Forms.At(0.3));
        var y = Forms.States(data, kernel, 1);
        Differences(data.ScoreAt(kernel, CPU)!, y, kernel.StandardDeviation / 200).ShouldBeLessThan(1e-5 / Math.Pow(kernel.StandardDeviation, 2));
    }

    [Fact]
    public void Whitened_scores_have_it_too()
    {
        using var scope = NewDisposeScope();
        var kernel = new AffineProcess(new[,] { { -1.0, 2, 0 }, { -0.3, -0.8, 0.5 }, { 0.1, 0, -2 } }, [0.3, -0.2, 1], [0.8, 1.5, 0.3]).At([0.5])[0];
        var data = Forms.Of("mixed");
        var y = kernel.Carry(Forms.Draw(data, 64), Forms.Draw(Forms.Diagonal, 64));
        Differences(data.ScoreAt(kernel, CPU)!, y, 1e-3).ShouldBeLessThan(1e-6);
    }

    [Theory]
    [InlineData(Activation.Sigmoid, Prediction.Entropy)]
    [InlineData(Activation.Silu, Prediction.Noise)]
    [InlineData(Activation.Tanh, Prediction.Data)]
    public void Networks_have_it_too(Activation activation, Prediction predicts)
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp(new NetworkContext(new VariancePreserving(), Notebook.Data, CPU, 1), [32, 16], 16, 0.5, activation, predicts);
        var kernel = Forms.At(0.3);
        // Differences of single precision: 1e-7 over .01, in units of 1/Σ² at most.
        Differences(network.EntropyAt(kernel), Forms.States(Notebook.Data, kernel, 1), 0.01).ShouldBeLessThan(2e-4);
    }

    private static double Differences(Field field, Tensor y, double h)
    {
        var n = (int)y.shape[1];
        var central = zeros([y.shape[0]], dtype: float64);
        for (var d = 0; d < n; d++)
        {
            var step = zeros([1, n], dtype: float64);
            step[0, d] = h;
            Tensor At(double k) => field.Evaluate(y + step * k).select(1, d);
            central += ((At(1) - At(-1)) * 8 - At(2) + At(-2)) / (12 * h);
        }
        var divergence = Divergence.Exact(n, CPU);
        using var along = divergence.Along(field);
        return (along.Evaluate(cat([y, zeros([y.shape[0], 1], dtype: float64)], 1)).select(1, n) - central).abs().max().item<double>();
    }
}
