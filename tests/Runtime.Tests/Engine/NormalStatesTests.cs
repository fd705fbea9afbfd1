using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Engine;

/// <summary>States of mixtures of normal distributions, drawn of p_t itself.</summary>
public sealed class NormalStatesTests
{
    private static readonly NormalMixture Plane = new([0.55, 0.4, 0.05], [new([-1, 0.5], 0.3), new([0.8, -0.4], new PerComponent([0.6, 0.2], false)), new([3, 1], 0.1)]);

    [Fact]
    public void A_block_has_a_lattice_for_every_component_and_its_weights_are_one_on_the_average()
    {
        using var strata = NormalStrata.Of(SubjectOf(Plane), 64)!;
        strata.Sizes.ShouldBe([32, 16, 16]);
        strata.Weights.mean().item<double>().ShouldBe(1, 1e-14);
        using var whole = NormalStrata.Of(SubjectOf(new Normal([1], 2)), 4096)!;
        whole.Sizes.ShouldBe([4096]);
    }

    [Theory]
    [InlineData(0.02, 2)]
    [InlineData(0.4, 2)]
    [InlineData(0.4, 3)]
    public void States_and_noise_have_the_moments_of_the_process(double t, int dimension)
    {
        var mixture = dimension == 2 ? Plane : new NormalMixture([0.3, 0.7], [new([-1, 0.5, 0], 0.3), new([0.8, -0.4, 1], new PerComponent([0.6, 0.2, 0.4], false))]);
        var subject = SubjectOf(mixture);
        using var strata = NormalStrata.Of(subject, 1024)!;
        strata.IsSmooth.ShouldBe(dimension == 2);
        var kernel = (IsotropicKernel)subject.Process.At([t])[0];
        var (μ, Σ) = (kernel.MeanScale, kernel.StandardDeviation);
        var shifts = Enumerable.Range(0, Draws.Shifts).Select(shift =>
        {
            using var scope = NewDisposeScope();
            using var states = new NormalStates(strata, new ShiftedLattice(subject, "test", shift, 0, dimension, strata.Sizes));
            states.Next(kernel);
            var drawn = states.Next(kernel);
            var (y, z, w) = (drawn.State, drawn.Noise, drawn.Weight!.unsqueeze(1) / strata.Sizes.Sum());
            Tensor Mean(Tensor a, Tensor b) => (a * w).t().mm(b).flatten();
            // Given y and its component the components of z are independent, of variance Var z.
            var left = (drawn.NoiseDeviation!.expand_as(y).square() * w).sum([0]).diag().flatten();
            return cat([(y * w).sum([0]), Mean(y, y), (z * w).sum([0]), Mean(z, z) + left, Mean(y, z)]).cpu().data<double>().ToArray();
        }).ToArray();
        var (m, C, all) = (mixture.Mean, mixture.CovarianceMatrix(), Enumerable.Range(0, dimension));
        double[] known =
        [
            .. m.Select(m_i => μ * m_i),
            .. from i in all from j in all select μ * μ * (C[i, j] + m[i] * m[j]) + (i == j ? Σ * Σ : 0),
            .. m.Select(_ => 0.0),
            .. from i in all from j in all select i == j ? 1.0 : 0,
            .. from i in all from j in all select i == j ? Σ : 0,
        ];
        foreach (var (truth, i) in known.Select((k, i) => (k, i)))
        {
            var found = Regression.Of([.. shifts.Select(s => s[i])], [], null);
            Math.Abs(found.Value - truth).ShouldBeLessThan(4.5 * found.StandardError + 1e-9, $"moment {i}");
        }
    }

    [Fact]
    public void What_is_no_mixture_of_independent_normals_has_states_by_its_points()
    {
        NormalStrata.Of(SubjectOf(new Uniform([0, 0], [1, 1])), 1024).ShouldBeNull();
        NormalStrata.Of(SubjectOf(new Normal([0, 0], covariance: [[1, 0.5], [0.5, 1]])), 1024).ShouldBeNull();
        NormalStrata.Of(SubjectOf(Plane), 16).ShouldBeNull("three components need 24 states");
    }

    [Theory]
    [InlineData(1, 1e-5)]
    [InlineData(2, 2e-5)]
    [InlineData(3, 5e-4)]
    public void The_errors_of_mixtures_are_next_to_nothing_in_few_dimensions(int dimension, double most)
    {
        var mixture = new NormalMixture([0.35, 0.65], [new([.. Enumerable.Repeat(-0.6, dimension)], 0.4), new([.. Enumerable.Repeat(0.7, dimension)], 0.6)]);
        var estimate = new Trial(new VariancePreserving(), mixture) { Samples = 32768, Asked = [new TotalEntropyProduction()] }.Run()["S_tot"]!.Estimate;
        Math.Max(estimate.StandardError, estimate.QuadratureError).ShouldBeLessThan(most * estimate.Value);
    }

    /// <summary>What the network's loss takes of the noise is its mean and its variance: the same number as of noise that is drawn.</summary>
    [Fact]
    public void The_denoising_constant_is_that_of_noise_that_is_drawn()
    {
        Trial Of(DataDistribution data) => new(new VariancePreserving { Start = 0.1 }, data) { Samples = 32768, Asked = [new DenoisingConstant()] };
        var ours = Of(new Normal([0.5, -1], 0.6)).Run()["denoising_constant"]!.Estimate;
        // A correlation of next to nothing is drawn with its noise.
        var drawn = Of(new Normal([0.5, -1], covariance: [[0.36, 1e-9], [1e-9, 0.36]])).Run()["denoising_constant"]!.Estimate;
        ours.StandardError.ShouldBeLessThan(drawn.StandardError);
        Math.Abs(ours.Value - drawn.Value).ShouldBeLessThan(4 * drawn.StandardError);
    }

    private static Subject SubjectOf(DataDistribution data) => new(new VariancePreserving(), data, null, [new DenoisingConstant()], CPU, 5);
}
