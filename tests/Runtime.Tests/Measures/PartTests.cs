using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>What the process destroys of the mutual information of two parts of the components, against −½ ln det and quadratures.</summary>
public sealed class PartTests
{
    private const double ρ = 0.8;

    private static readonly Normal Pair = new([0.3, -1], covariance: [[0.5, ρ * Math.Sqrt(0.5 * 2)], [ρ * Math.Sqrt(0.5 * 2), 2]]);

    private static readonly Normal Four = new([0, 1, 0, -1], covariance: [[1, 0.3, 0.5, -0.2], [0.3, 0.8, 0.1, 0.4], [0.5, 0.1, 1.2, 0.2], [-0.2, 0.4, 0.2, 0.9]]);

    [Theory]
    [InlineData("vp")]
    [InlineData("ve")]
    [InlineData("components that differ")]
    public void Of_two_normal_components_it_is_half_the_logarithm_of_what_the_correlation_leaves(string name)
    {
        Process process = name switch
        {
            "vp" => new VariancePreserving(),
            "ve" => new VarianceExploding(),
            _ => new AffineProcess(new[,] { { -1.0, 0 }, { 0, -2 } }, [0.3, 0], [1, 0.5]),
        };
        new Trial(process, Pair) { Asked = [new PartInformation()], Accuracy = 0.002 }.Run()["mutual_information_of_parts"]
            .ShouldAgree(Information(Pair, Noiseless, 1) - Information(Pair, process.At([process.Time.End])[0], 1), 0.003);
        Information(Pair, Noiseless, 1).ShouldBe(-Math.Log(1 - ρ * ρ) / 2, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_more_components_it_is_that_of_the_blocks(int first)
    {
        var process = new VariancePreserving { End = 0.7 };
        new Trial(process, Four) { Asked = [new PartInformation(first)], Accuracy = 0.002 }.Run()["mutual_information_of_parts"]
            .ShouldAgree(Information(Four, Noiseless, first) - Information(Four, process.At([0.7])[0], first), 0.003);
    }

    /// <summary>A drift that couples components of one part alone leaves the other its own.</summary>
    [Fact]
    public void A_drift_may_couple_the_components_of_a_part()
    {
        var process = new AffineProcess(new[,] { { -1.0, 3, 0, 0 }, { -3, -1, 0, 0 }, { 0, 0, -2, 0 }, { 0, 0, 0, -1 } }, [0, 0, 0, 0], [1, 1, 1, 1]);
        new Trial(process, Four) { Asked = [new PartInformation(2)], Accuracy = 0.01 }.Run()["mutual_information_of_parts"]
            .ShouldAgree(Information(Four, Noiseless, 2) - Information(Four, process.At([process.Time.End])[0], 2), 0.012);
        Missing(process, Four, new PartInformation(1)).ShouldContain("the drift couples the two parts");
    }

    [Fact]
    public void Of_a_mixture_it_is_what_a_quadrature_gives()
    {
        var data = new NormalMixture([0.3, 0.7], [new([-1, -0.5], 0.4), new([0.5, 1], covariance: [[0.5, 0.2], [0.2, 0.3]])]);
        var process = new VariancePreserving { Start = 0.02 };
        var ends = process.At([process.Time.Start, process.Time.End]);
        new Trial(process, data) { Asked = [new PartInformation()], Accuracy = 0.002 }.Run()["mutual_information_of_parts"].ShouldAgree(Quadrature(data, ends[0]) - Quadrature(data, ends[1]), 0.003, 1e-6);
    }

    [Fact]
    public void Independent_parts_share_nothing()
    {
        var data = new Product(new Uniform([0], [1]), new NormalMixture([0.5, 0.5], [new([-1, 0], 0.3), new([1, 1], 0.3)]));
        new Trial(new VariancePreserving(), data) { Asked = [new PartInformation()], Samples = 1024 }.Run()["mutual_information_of_parts"]!.Estimate.Value.ShouldBe(0, 1e-12);
        new Trial(new VariancePreserving(), data) { Asked = [new PartInformation(2)], Samples = 1024 }.Run()["mutual_information_of_parts"]!.Estimate.Value.ShouldBeGreaterThan(0.3);
    }

    /// <summary>A part of a point tells which it is: ln N, of points from whatever law, here of independent parts.</summary>
    [Fact]
    public void Points_are_told_apart_by_their_parts()
    {
        var points = new Points([[0.1, 0.9], [-1, 0.3], [0.6, -0.4], [1.3, -1.2], [-0.5, -0.1]]);
        var process = new VariancePreserving();
        var result = new Trial(process, points) { Asked = [new PartInformation()], Accuracy = 0.005 }.Run()["mutual_information_of_parts"];
        result.ShouldAgree(Math.Log(5) - Quadrature(points, process.At([1])[0]), 0.006);
        result!.Notes[1].ShouldContain("ln N = 1.609 nats");
    }

    [Fact]
    public void Parts_without_a_law_are_told_of()
    {
        Missing(new VariancePreserving(), new Normal([0, 0], 1), new PartInformation(2)).ShouldContain("of 2 none is left");
        var turned = new Uniform([0, 0], [1, 1]).Mapped(AffineMap.Of(new[,] { { 0.6, -0.8 }, { 0.8, 0.6 } }, [0, 0]));
        Missing(new VariancePreserving(), turned, new PartInformation()).ShouldContain("the law of a part of the components is not known");
    }

    private static IsotropicKernel Noiseless => IsotropicKernel.Noiseless;

    private static string Missing(Process process, DataDistribution data, Measure measure)
    {
        var failure = Should.Throw<NecException>(() => new Trial(process, data) { Asked = [measure] }.Run());
        failure.Code.ShouldBe("NEC5011");
        return failure.Message;
    }

    // ½ ln (det V_A det V_B/det V) of the covariance V = M C Mᵀ + S of p_t.
    private static double Information(Normal data, Kernel kernel, int first)
    {
        using var scope = NewDisposeScope();
        var n = data.Dimension;
        var M = kernel is LinearKernel linear ? linear.Moments.Mean : Matrix.Identity(n).Scaled(((IsotropicKernel)kernel).MeanScale);
        var S = kernel is LinearKernel moments ? moments.Moments.Covariance : Matrix.Identity(n).Scaled(Math.Pow(((IsotropicKernel)kernel).StandardDeviation, 2));
        var V = M.Times(data.CovarianceMatrix()).Times(M.Transposed()).Plus(S);
        double LogDeterminant(int start, int length) =>
            Cholesky.Of(Matrix.Of(length, length, (i, j) => V[start + i, start + j]))!.LogDeterminant;
        return (LogDeterminant(0, first) + LogDeterminant(first, n - first) - LogDeterminant(0, n)) / 2;
    }

    // ∫ p ln p/(p_A p_B) by the trapezoidal rule on [−7, 7]².
    private static double Quadrature(DataDistribution data, Kernel kernel)
    {
        using var scope = NewDisposeScope();
        var line = linspace(-7, 7, 701, dtype: float64);
        var plane = cartesian_prod(line, line);
        var (log, a, b) = (data.LogDensity(plane, kernel), data.Marginal(0, 1)!.LogDensity(line.unsqueeze(1), kernel), data.Marginal(1, 1)!.LogDensity(line.unsqueeze(1), kernel));
        var apart = (a.unsqueeze(1) + b.unsqueeze(0)).view(-1);
        return (log.exp() * (log - apart)).sum().item<double>() * Math.Pow(14.0 / 700, 2);
    }
}
