using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Bench;

/// <summary>
/// What a researcher writes: 100 equally spaced times, 10,000 samples noised afresh at each, the score by broadcasting over components,
/// the trapezoid rule in t (A. Premkumar, Neural Entropy, 2024, published code).
/// </summary>
internal sealed class PlainRecipe(IsotropicProcess process, NormalMixture data)
{
    private const int Times = 100;
    private const int Samples = 10_000;

    public double Run(ulong seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed, CPU);
        var x = data.Sample(Samples, generator);
        var times = linspace(1e-5, 1, Times, dtype: float64).data<double>().ToArray();
        var rates = process.At(times).Select(kernel => Rate(x, kernel, generator)).ToArray();
        return rates.Zip(rates.Skip(1), (a, b) => (a + b) / 2).Sum() * (times[^1] - times[0]) / (Times - 1);
    }

    private double Rate(Tensor x, IsotropicKernel kernel, Generator generator)
    {
        using var scope = NewDisposeScope();
        var y = x * kernel.MeanScale + randn(x.shape, dtype: float64, generator: generator) * kernel.StandardDeviation;
        var ideal = Score(y, kernel) + y * kernel.EquilibriumPrecision;
        return kernel.Diffusion / 2 * ideal.square().sum(1).mean().item<double>();
    }

    private Tensor Score(Tensor y, IsotropicKernel kernel)
    {
        var k = data.Components.Length;
        var means = stack([.. data.Components.Select(c => tensor(c.Mean.ToArray(), dtype: float64))], 0) * kernel.MeanScale;
        var deviations = tensor(data.Components.Select(c => c.Deviation).ToArray(), dtype: float64);
        var variances = (deviations * kernel.MeanScale).square() + kernel.StandardDeviation * kernel.StandardDeviation;
        var difference = y.unsqueeze(1) - means;
        var logits = tensor(data.Weights.ToArray(), dtype: float64).log() - difference.square().sum(-1) / (variances * 2) - variances.log() * (data.Dimension / 2.0);
        var responsibilities = softmax(logits, 1);
        return -(responsibilities.unsqueeze(-1) * difference / variances.reshape([k, 1])).sum(1);
    }
}
