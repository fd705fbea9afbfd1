using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Dynamics;

public sealed class PriorTests
{
    [Fact]
    public void It_is_the_equilibrium_where_that_is_normal()
    {
        var prior = Prior.Of(new VariancePreserving { Kappa = 0.1 }, 3);
        prior.IsEquilibrium.ShouldBeTrue();
        prior.Law.Mean.ShouldBe([0, 0, 0]);
        prior.Law.Deviation.ShouldBe(0.1, 1e-14);
        var pulled = Prior.Of(new PulledTo(new VariancePreserving { Kappa = 2 }, [1, -2]), 2);
        pulled.Law.Mean.ShouldBe([1, -2], 1e-14);
    }

    [Fact]
    public void It_is_the_noise_where_the_equilibrium_is_flat()
    {
        var prior = Prior.Of(new VarianceExploding(), 2);
        prior.IsEquilibrium.ShouldBeFalse();
        // Σ² = S² − s²
        prior.Law.Deviation.ShouldBe(Math.Sqrt(2500 - 1e-4), 1e-10);
    }

    [Fact]
    public void Coupled_components_have_their_stationary_law()
    {
        var process = AffineProcess.Rotating(0.5, 3, 2);
        var prior = Prior.Of(process, 2);
        prior.IsEquilibrium.ShouldBeTrue();
        // σ²/2θ
        prior.Law.CovarianceMatrix()[0, 0].ShouldBe(4, 1e-12);
        prior.Law.CovarianceMatrix()[0, 1].ShouldBe(0, 1e-12);
        var free = Prior.Of(new AffineProcess(new[,] { { 0.0, 0.0 }, { 1.0, 0.2 } }, [0.5, 0], [1, 2]), 2);
        free.IsEquilibrium.ShouldBeFalse();
        var end = new AffineProcess(new[,] { { 0.0, 0.0 }, { 1.0, 0.2 } }, [0.5, 0], [1, 2]).At([2])[0];
        free.Law.Mean.ShouldBe(end.Moments.Offset, 1e-12);
        free.Law.CovarianceMatrix()[0, 1].ShouldBe(end.Moments.Covariance[0, 1], 1e-12);
    }

    [Fact]
    public void Its_mean_logarithm_is_that_of_noisy_states()
    {
        using var scope = NewDisposeScope();
        Process[] processes = [new VariancePreserving { BetaMax = 2 }, new VarianceExploding(), new AffineProcess(new[,] { { -1.0, -2.0 }, { 1.0, -0.5 } }, [0.3, -0.2], [1, 0.4])];
        using var generator = RandomStream.Generator(3, "test", 0, CPU);
        var z = randn([100_000, 2], dtype: float64, generator: generator);
        var x = tensor([0.7, -1.1], [1, 2], dtype: float64);
        foreach (var process in processes)
        {
            var (prior, end) = (Prior.Of(process, 2), process.At([process.Time.End])[0]);
            var sampled = prior.LogDensity(end.Carry(x.expand(100_000, 2), z));
            var deviations = (sampled.mean() - prior.ExpectedLogDensity(x)[0]).item<double>() / (sampled.std() / Math.Sqrt(100_000)).item<double>();
            Math.Abs(deviations).ShouldBeLessThan(4, process.Name);
        }
    }
}
