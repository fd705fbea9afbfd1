using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Dynamics;

public sealed class FlowLikelihoodTests
{
    private static readonly NormalMixture Mixture = new([0.35, 0.65], [new([-1.2, 0], 0.3), new([0.9, 0.4], 0.5)]);

    public static TheoryData<string> Processes => ["vp", "ve", "sl", "ot", "componentwise", "coupled"];

    private static Process Find(string name) => name switch
    {
        "vp" => new VariancePreserving(),
        "ve" => new VarianceExploding(),
        "sl" => new StraightLine(0.1),
        "ot" => new ConditionalTransport(0),
        "componentwise" => new AffineProcess(new[,] { { -1.0, 0 }, { 0, -3.0 } }, [0.5, 0], [1, 0.3]),
        _ => new AffineProcess(new[,] { { -1.0, -2.0 }, { 1.0, -0.5 } }, [0.3, -0.2], [1, 0.4]),
    };

    [Theory]
    [MemberData(nameof(Processes))]
    public void The_exact_field_s_flow_changes_densities_as_the_process_does(string name)
    {
        using var scope = NewDisposeScope();
        var process = Find(name);
        using var network = Ideal(process, Mixture);
        var likelihood = new FlowLikelihood(process, network, Mixture, CPU, 1e-9, 1);
        var y = likelihood.StateOf(Points(), zeros([32, 2], dtype: float64));
        var end = likelihood.Flow.Solve(new AdaptiveSolver(1e-9, ones([2], dtype: float64)), y).State;
        // p_T need not be the prior: log p_θ(y) − log π(y_T) = log p_d(y) − log p_T(y_T) at every point.
        var expected = likelihood.OfData(Mixture, y) - Mixture.LogDensity(end, process.At([process.Time.End])[0]) + likelihood.Prior.LogDensity(end);
        var found = likelihood.Of(y, Divergence.Exact(2, CPU)).LogDensity.squeeze(1);
        (found - expected).abs().max().item<double>().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void It_is_the_density_of_the_data_where_the_prior_is_met()
    {
        using var scope = NewDisposeScope();
        var process = new VariancePreserving { BetaMax = 40 };
        using var network = Ideal(process, Mixture);
        var likelihood = new FlowLikelihood(process, network, Mixture, CPU, 1e-8, 1);
        var x = Points();
        var found = likelihood.Of(likelihood.StateOf(x, x), Divergence.Exact(2, CPU)).LogDensity.squeeze(1);
        // μ_T = e^(−10), and what is left of x counts as μ_T x·y_T.
        (found - Mixture.LogDensity(x, IsotropicKernel.Noiseless)).abs().max().item<double>().ShouldBeLessThan(5e-4);
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    public void The_error_follows_the_tolerance(double tolerance)
    {
        using var scope = NewDisposeScope();
        var process = new VariancePreserving();
        using var network = Ideal(process, Mixture);
        var (x, exact) = (Points(), Divergence.Exact(2, CPU));
        Tensor At(double t) => new FlowLikelihood(process, network, Mixture, CPU, t, 1).Of(x, exact).LogDensity;
        (At(tolerance) - At(1e-11)).abs().max().item<double>().ShouldBeLessThan(20 * tolerance);
    }

    [Fact]
    public void Probes_estimate_it_without_bias()
    {
        using var scope = NewDisposeScope();
        var process = Find("coupled");
        using var network = Ideal(process, Mixture);
        var x = Points();
        using var generator = RandomStream.Generator(7, "probes", 0, CPU);
        var exact = new FlowLikelihood(process, network, Mixture, CPU, 1e-6, 1).Of(x, Divergence.Exact(2, CPU)).LogDensity;
        var probed = new FlowLikelihood(process, network, Mixture, CPU, 1e-6, 64).Of(x, Divergence.Estimated(64, 32, 2, generator)).LogDensity;
        probed.shape.ShouldBe([32, 64]);
        var error = (probed.mean([1], keepdim: true) - exact) / (probed.std(1, keepdim: true) / 8);
        error.abs().max().item<double>().ShouldBeLessThan(4.5);
        Math.Abs(error.mean().item<double>()).ShouldBeLessThan(4 / Math.Sqrt(32));
        // The coupled drift and two components leave something to estimate.
        probed.std(1).mean().item<double>().ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void A_network_in_single_precision_is_followed_to_about_1e_6()
    {
        using var scope = NewDisposeScope();
        var process = new VariancePreserving();
        using var network = new Mlp(new NetworkContext(process, Mixture, CPU, 1), [32, 16], 16, 0.5);
        var (x, exact) = (Points(), Divergence.Exact(2, CPU));
        (Tensor LogDensity, long Evaluations) At(double t) => new FlowLikelihood(process, network, Mixture, CPU, t, 1).Of(x, exact);
        var (coarse, fine) = (At(1e-5), At(1e-6));
        (coarse.LogDensity - fine.LogDensity).abs().max().item<double>().ShouldBeLessThan(1e-4);
        // Steps that answered to rounding would be many more.
        fine.Evaluations.ShouldBeLessThan(2 * coarse.Evaluations);
    }

    [Fact]
    public void A_field_that_does_not_depend_on_the_state_has_no_divergence()
    {
        using var scope = NewDisposeScope();
        var process = new VariancePreserving();
        var context = new NetworkContext(process, Mixture, CPU, 1);
        using var network = new FieldOf(context, (y, _) => zeros_like(y));
        var x = Points();
        var likelihood = new FlowLikelihood(process, network, Mixture, CPU, 1e-6, 1);
        var found = likelihood.Of(x, Divergence.Exact(2, CPU)).LogDensity.squeeze(1);
        (found - likelihood.Prior.LogDensity(x)).abs().max().item<double>().ShouldBeLessThan(1e-6);
    }

    private static Network Ideal(Process process, DataDistribution data) => new Perturbed(new NetworkContext(process, data, CPU, 1));

    private static Tensor Points()
    {
        using var generator = RandomStream.Generator(4, "test", 0, CPU);
        return Mixture.Sample(32, generator);
    }
}
