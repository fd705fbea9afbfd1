using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Paths;

/// <summary>S_tot from simulated paths.</summary>
public sealed class PathEstimatorTests
{
    private static readonly Normal G3 = new([0.5, -1, 0.25], 0.6);

    [Fact]
    public void Normal_data_has_its_closed_form() => Run(new VariancePreserving(), G3).ShouldAgree(1.228517429376126, 0.0101);

    [Fact]
    public void So_it_has_with_a_flat_equilibrium() => Run(new VarianceExploding(), G3).ShouldAgree(13.26876181204054, 0.0101);

    [Theory]
    [InlineData("retimed")]
    [InlineData("straight")]
    [InlineData("moving")]
    [InlineData("turning")]
    [InlineData("pulled")]
    public void Every_process_has_the_balance_of_its_ends(string name)
    {
        Process process = name switch
        {
            "retimed" => new Retimed(new VariancePreserving()),
            "straight" => new StraightLine(0.3),
            "moving" => new ConditionalTransport(1e-3),
            "turning" => AffineProcess.Rotating(0.8, 1.5, 0.9),
            _ => new PulledTo(new VariancePreserving(), [1, -0.5]),
        };
        var data = new NormalMixture([0.4, 0.6], [new([-1, 0], 0.3), new([0.8, 0.5], 0.6)]);
        var result = new Trial(process, data) { Asked = [new TotalEntropyProduction([Route.Boundary, Route.Paths])], Accuracy = 0.025 }.Run();
        result.Agreements.ShouldHaveSingleItem().Deviations.ShouldBeLessThan(4);
        var paths = result["S_tot by paths"]!.Estimate;
        paths.StandardError.ShouldBeLessThan(0.0251 * paths.Value);
        paths.QuadratureError.ShouldBeLessThan(0.01 * paths.Value);
    }

    [Fact]
    public void Points_above_a_cut_off_have_it_too()
    {
        var result = new Trial(new ConditionalTransport(0.1), Forms.Of("points")) { Asked = [new TotalEntropyProduction([Route.Boundary, Route.Paths])], Accuracy = 0.01 }.Run();
        result.Agreements.ShouldHaveSingleItem().Deviations.ShouldBeLessThan(4);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void The_probabilities_of_reversed_paths_sum_to_one_at_any_number_of_steps(int steps)
    {
        // Wide data, so that the variance is finite: exp(−2Δs) has a mean where s² > v/2.
        var simulation = new PathSimulation(Given(new VariancePreserving(), new Normal([0.5], 1.2)), steps);
        var weights = (-Entropies(simulation, 1 << 16)).exp();
        for (var level = 0; level < 3; level++)
        {
            var pairs = weights[level].mean([0]);
            var error = pairs.std().item<double>() / Math.Sqrt(pairs.shape[0]);
            error.ShouldBeLessThan(0.01);
            Math.Abs(pairs.mean().item<double>() - 1).ShouldBeLessThan(4 * error);
        }
    }

    [Fact]
    public void Few_steps_are_biased_to_first_order()
    {
        // The same noise at all numbers of steps, so that their difference is that of the steps.
        double[] Means(int steps) => [.. Entropies(new PathSimulation(Given(new VariancePreserving(), new Normal([0.5], 0.6)), steps), 1 << 12).mean([1, 2]).data<double>()];
        var means = Means(64);
        ((means[0] - means[1]) / (means[1] - means[2])).ShouldBe(2, 0.25);
    }

    [Fact]
    public void Steps_that_are_too_long_at_an_end_that_is_singular_are_told()
    {
        var result = new Trial(new StraightLine(0.1), new Normal([1, 0], 0.5)) { Asked = [new TotalEntropyProduction([Route.Paths])], Samples = 1 << 14 }.Run();
        result.Warnings.ShouldHaveSingleItem().Code.ShouldBe("NEC5103");
        var estimate = result["S_tot"]!.Estimate;
        Math.Abs(estimate.Value - GaussianTheory.Entropy(new Normal([1, 0], 0.5), new StraightLine(0.1))).ShouldBeLessThan(4 * estimate.StandardError + estimate.QuadratureError);
    }

    [Fact]
    public void The_digits_depend_on_the_seed_alone()
    {
        var trial = new Trial(new VariancePreserving(), G3) { Asked = [new TotalEntropyProduction([Route.Paths])], Samples = 3000 };
        var one = trial.Run(threads: 1)["S_tot"]!.Estimate;
        trial.Run(threads: 2)["S_tot"]!.Estimate.ShouldBe(one);
        trial.Run(seed: 2)["S_tot"]!.Estimate.Value.ShouldNotBe(one.Value);
        one.Units.ShouldBe(3072);
    }

    private static Tensor Entropies(PathSimulation simulation, int units)
    {
        using var generator = new Generator(5);
        return simulation.Entropies(units, generator);
    }

    private static Conditions Given(Process process, DataDistribution data) => new(process, data, null, new MeasurePlan([]), CPU, 1, new Workers(1));

    private static MeasureResult Run(Process process, DataDistribution data, double accuracy = 0.01) =>
        new Trial(process, data) { Asked = [new TotalEntropyProduction([Route.Paths])], Accuracy = accuracy }.Run()["S_tot"]!;
}
