using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>Mixtures under the VP process; the values are quadratures of the exact densities.</summary>
public sealed class MixtureTests
{
    private const double Entropy = 0.349346431103;

    // Of the values below, as they are written.
    private const double Rounding = 5e-11;
    private static readonly NormalMixture OneDimensional = new([0.35, 0.65], [new([-1.2], 0.3), new([0.9], 0.5)]);

    [Fact]
    public void A_mixture_on_the_line_has_the_value_of_the_quadrature()
    {
        var result = new Trial(new VariancePreserving(), OneDimensional) { Asked = [new Runtime.Measures.TotalEntropyProduction()], Accuracy = 0.002 }.Run();
        result["S_tot"].ShouldAgree(Entropy, 0.002, Rounding);
    }

    [Theory]
    [InlineData(1, 0, 0.0222215846, 0.3271248465)]
    [InlineData(1.2, 0, 0.0319990819, 0.3280137099)]
    [InlineData(1, 0.2, 0.2480425986, 0.4881248465)]
    public void The_field_of_the_normal_distribution_of_the_same_moments_is_measured(double factor, double shift, double neural, double loss)
    {
        var (mean, variance) = (0.165, 0.35 * (1.44 + 0.09) + 0.65 * (0.81 + 0.25) - 0.165 * 0.165);
        var moments = new Normal([mean], Math.Sqrt(variance));
        var result = new Trial(new VariancePreserving(), OneDimensional, c => new Perturbed(c with { Data = moments }, factor, [shift])) { Samples = 1 << 18 }.Run();
        result["S_NN"].ShouldAgree(neural, 0.02, Rounding);
        result["L_EM"].ShouldAgree(loss, 0.02, Rounding);
        result["S_tot"].ShouldAgree(Entropy, 0.02, Rounding);
        // Both may be 0, so only their own standard errors can judge them.
        foreach (var (name, expected) in new[] { ("identity_defect", neural - Entropy + loss), ("S_tot_minus_L_EM", Entropy - loss) })
        {
            var estimate = result[name]!.Estimate;
            Math.Abs(estimate.Value - expected).ShouldBeLessThan(4 * estimate.StandardError + 2 * Rounding, name);
        }
    }

    [Fact]
    public void The_rates_over_time_follow_the_quadrature()
    {
        (double Time, double Rate)[] known = [(0.05, 1.7835690447), (0.1, 1.9555002582), (0.2, 0.7767006781), (0.4, 0.0488450007), (0.8, 0.0010021970)];
        foreach (var (time, expected) in known)
        {
            // A short interval about the time: the entropy it produces is its length times the rate, up to its square.
            var process = new VariancePreserving { Start = time - 1e-4, End = time + 1e-4 };
            var estimate = new Trial(process, OneDimensional) { Asked = [new Runtime.Measures.TotalEntropyProduction()], Accuracy = 0.004 }.Run()["S_tot"]!.Estimate;
            Math.Abs(estimate.Value / 2e-4 - expected).ShouldBeLessThan(4 * estimate.StandardError / 2e-4 + 1e-5 * expected, $"at t = {time}");
        }
    }

    /// <summary>
    /// The published value is of the mixture's exact numbers; here the means have four decimals and the rest five, an error of 3e-5 at most in each,
    /// and S_tot changes by no more than |m| Δm, Σ_k w_k of it: some 5e-5.
    /// </summary>
    [Fact]
    public void The_mixture_of_the_notebook_has_its_entropy_by_quadrature() => NotebookEntropy.Value.ShouldBe(1.1455497438, 5e-5);

    [Fact]
    public void The_mixture_of_the_notebook_has_its_entropy()
    {
        var result = new Trial(new VariancePreserving(), Notebook.Data) { Asked = [new Runtime.Measures.TotalEntropyProduction()], Accuracy = 0.001 }.Run();
        result["S_tot"].ShouldAgree(NotebookEntropy.Value, 0.001);
    }

    [Fact]
    public void Turning_the_plane_changes_nothing()
    {
        var (c, s) = (Math.Cos(1), Math.Sin(1));
        var turned = new NormalMixture(Notebook.Data.Weights, [.. Notebook.Data.Components.Select(k => new Normal([c * k.Mean[0] - s * k.Mean[1], s * k.Mean[0] + c * k.Mean[1]], k.Deviation))]);
        var result = new Trial(new VariancePreserving(), turned) { Asked = [new Runtime.Measures.TotalEntropyProduction()] }.Run(seed: 2);
        result["S_tot"].ShouldAgree(NotebookEntropy.Value);
    }

    // KL(p_d‖p_eq) − KL(p_T‖p_eq) by the trapezoidal rule on [−8, 8]², which is exact to rounding for densities as smooth as these.
    private static readonly Lazy<double> NotebookEntropy = new(() =>
    {
        using var scope = NewDisposeScope();
        var line = linspace(-8, 8, 601, dtype: float64);
        var plane = cartesian_prod(line, line);
        double Divergence(Kernel kernel)
        {
            var log = Notebook.Data.LogDensity(plane, kernel);
            var equilibrium = (plane * plane).sum(1) * -0.5 - Math.Log(2 * Math.PI);
            return (log.exp() * (log - equilibrium)).sum().item<double>() * Math.Pow(16.0 / 600, 2);
        }

        var ends = new VariancePreserving().At([0, 1]);
        return Divergence(ends[0]) - Divergence(ends[1]);
    });
}
