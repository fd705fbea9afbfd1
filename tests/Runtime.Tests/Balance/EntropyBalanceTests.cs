using NeuralEntropy.Runtime.Balance;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Balance;

/// <summary>S_tot from the two ends of the interval, against closed forms and against the score integral.</summary>
public sealed class EntropyBalanceTests
{
    // theory.md, case G3.
    private static readonly Normal G3 = new([0.5, -1, 0.25], 0.6);

    [Fact]
    public void Normal_data_has_its_closed_form_without_sampling()
    {
        ShouldBeExact(Run(new VariancePreserving(), G3), 1.228517429376126);
        ShouldBeExact(Run(new VariancePreserving(), new Normal([0], 2)), 0.8068525904775847);
    }

    [Fact]
    public void A_flat_equilibrium_leaves_the_difference_of_entropies() => ShouldBeExact(Run(new VarianceExploding(), G3), 13.26876181204054);

    [Fact]
    public void An_equilibrium_that_moves_with_time_adds_what_it_takes()
    {
        // v = t/(1 − t)·(1 − t) = t: S = KL_lo − KL_hi − J, J = ½ ∫ (V + μ²|m|²/D − v) D v'/v² dt.
        const double lo = 0.01;
        var process = new ConditionalTransport(lo);
        double Antiderivative(double t) => (3 * 0.36 + 1.3125) / 2 * (-1 / t - 2 * Math.Log(t) + t) + 1.5 * (t - Math.Log(t));
        var ends = process.At([lo, 0.999]);
        var expected = GaussianTheory.Divergence(G3, ends[0]) - GaussianTheory.Divergence(G3, ends[1]) - (Antiderivative(0.999) - Antiderivative(lo));
        ShouldBeExact(Run(process, G3), expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Coupled_and_turning_drifts_have_the_integral_of_their_rate(bool turns)
    {
        double[,] A = turns ? new[,] { { -0.8, -1.5 }, { 1.5, -0.8 } } : new[,] { { -0.8, 0.3 }, { 0.6, -0.5 } };
        var process = new AffineProcess(A, [0.3, -0.2], [0.9, turns ? 0.9 : 0.9 * Math.Sqrt(2)], pace: t => 1 + t);
        var data = new Normal([0.5, -1], covariance: [[0.5, 0.2], [0.2, 0.3]]);
        ShouldBeExact(Run(process, data), LinearGaussianTheory.Entropy(data, process));
    }

    [Fact]
    public void A_mixture_on_the_line_has_the_stored_digits() =>
        Run(new VariancePreserving(), new NormalMixture([0.35, 0.65], [new([-1.2], 0.3), new([0.9], 0.5)]), 0.004).ShouldAgree(0.349346431103, 0.0041);

    [Theory]
    [InlineData("mixed", 0.02)]
    [InlineData("uniform", 0.01)]
    [InlineData("turned uniform", 0.01)]
    [InlineData("product", 0.02)]
    public void Other_data_has_the_score_integral(string name, double accuracy)
    {
        var data = name switch
        {
            "turned uniform" => Forms.Of("uniform").Mapped(Forms.Turned(0.8)),
            "product" => new Product(new Uniform([-1], [2]), new NormalMixture([0.3, 0.7], [new([-1], 0.3), new([1], 0.4)])),
            _ => Forms.Of(name),
        };
        ShouldAgree(new VariancePreserving(), data, accuracy);
    }

    [Fact]
    public void Points_have_it_above_a_cut_off() => ShouldAgree(new ConditionalTransport(0.1), Forms.Of("points"), 0.01);

    [Fact]
    public void So_do_mixtures_under_a_coupled_process()
    {
        var data = new NormalMixture([0.4, 0.6], [new([-1, 0], 0.3), new([0.8, 0.5], [0.6, 0.2])]);
        ShouldAgree(AffineProcess.Rotating(0.8, 1.5, 0.9), data, 0.005);
    }

    [Fact]
    public void Data_without_a_density_is_told_where_the_process_starts_at_it()
    {
        var failure = Should.Throw<NecException>(() => Run(new VariancePreserving(), Forms.Of("points")));
        failure.Code.ShouldBe("NEC5011");
        failure.Message.ShouldContain("no density");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("mapped full")]
    [InlineData("mixed")]
    [InlineData("uniform")]
    [InlineData("mapped uniform")]
    public void A_density_is_that_of_the_data_where_there_is_no_noise(string name)
    {
        var data = Forms.Of(name);
        using var generator = new Generator(3);
        using var x = data.Sample(64, generator);
        // At a hundred deviations of the noise from every edge nothing is smoothed.
        var (bare, smoothed) = (data.LogDensity(x, IsotropicKernel.Noiseless), data.LogDensity(x, new IsotropicKernel(0, 1, 1e-9, 1, 0)));
        (bare - smoothed).abs().max().item<double>().ShouldBeLessThan(1e-7);
        var still = new AffineProcess(Runtime.Matrices.Matrix.Identity(3), new double[3], [1, 1, 1]).At([0])[0];
        (data.LogDensity(x, still) - bare).abs().max().item<double>().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void A_heat_that_grows_without_bound_is_told() =>
        Should.Throw<NecException>(() => new Heat(new ConditionalTransport(0), G3).Total()).Code.ShouldBe("NEC5007");

    [Fact]
    public void A_data_point_without_a_density_is_named()
    {
        var failure = Should.Throw<NecException>(() => Run(new VariancePreserving(), new Hollow(G3)));
        failure.Code.ShouldBe("NEC5104");
        failure.Message.ShouldContain("data point 3");
    }

    private static void ShouldAgree(Process process, DataDistribution data, double accuracy)
    {
        var result = new Trial(process, data) { Asked = [new TotalEntropyProduction([Route.Score, Route.Boundary])], Accuracy = accuracy }.Run();
        result.Measures.Length.ShouldBe(2);
        result.Agreements.ShouldHaveSingleItem().Deviations.ShouldBeLessThan(4);
    }

    private static void ShouldBeExact(MeasureResult result, double expected)
    {
        result.Estimate.Value.ShouldBe(expected, 1e-9 * expected);
        result.Estimate.StandardError.ShouldBeLessThan(1e-12);
        result.Estimate.QuadratureError.ShouldBeLessThan(1e-9);
    }

    private static MeasureResult Run(Process process, DataDistribution data, double accuracy = 0.005) =>
        new Trial(process, data) { Asked = [new TotalEntropyProduction([Route.Boundary])], Accuracy = accuracy }.Run()["S_tot"]!;

    /// <summary>Normal data that says of every fourth row that it has no density.</summary>
    private sealed class Hollow(Normal normal) : Wrapped(normal)
    {
        private readonly Normal law = normal;

        protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device) => law.CentredScoreAt(kernel, device);

        protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel) => zeros([y.shape[0]], dtype: float64).index_fill_(0, arange(3, y.shape[0], 4), double.NaN);
    }
}
