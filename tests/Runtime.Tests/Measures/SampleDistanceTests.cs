using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Distances;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

public sealed class SampleDistanceTests
{
    private const long Samples = 1024;
    private const int Steps = 64;

    private static readonly ImmutableArray<Route> Both = [Route.Sde, Route.Flow];
    private static readonly Mixture Bimodal = new([0.35, 0.65], [new Normal([-1.2, 0], 0.3), new Normal([0.9, 0.4], 0.5)]);
    private static readonly Normal Space = new([0.5, -1, 0.25], 0.6);
    private static readonly Normal Other = new([0.2, -0.8, 0.25], 0.8);

    private static ImmutableArray<Measure> All =>
    [
        new SlicedWassersteinMeasure(Both, Samples, 64, Steps), new DiscrepancyMeasure(Both, Samples, 0.9, Steps),
        new EnergyDistanceMeasure(Both, Samples, Steps), new FrechetDistanceMeasure(Both, Samples, Steps),
    ];

    [Fact]
    public void Samples_of_the_exact_field_are_as_far_from_data_as_data_are()
    {
        var processes = new (Process Process, DataDistribution Data)[]
        {
            (new VariancePreserving(), Bimodal), (new AffineProcess(new[,] { { -1.0, -2.0 }, { 1.0, -0.5 } }, [0.3, -0.2], [1, 0.4], end: 12), Bimodal),
            // The data stand at its start with some noise already.
            (new ConditionalTransport(0.2), Bimodal),
        };
        foreach (var (process, data) in processes)
        {
            var result = new Trial(process, data, c => new Perturbed(c)) { Asked = All }.Run();
            result.Measures.Length.ShouldBe(8);
            foreach (var measure in result.Measures) IsZero(measure);
        }

        static void IsZero(MeasureResult m) => Math.Abs(m.Estimate.Value).ShouldBeLessThan(4 * m.Estimate.StandardError + m.Estimate.QuadratureError, m.Name);
    }

    [Fact]
    public void Another_law_s_field_is_as_far_as_that_law()
    {
        var result = new Trial(new VariancePreserving(), Space, c => new OfOther(c)) { Asked = All }.Run();
        foreach (var route in new[] { "sde", "flow" })
        {
            result[$"sliced_wasserstein by {route}"].ShouldAgree(GaussianDistances.SlicedWasserstein(Other, Space), 0.25);
            result[$"mmd by {route}"].ShouldAgree(GaussianDistances.Discrepancy(Other, Space, 0.9), 0.25);
            result[$"energy_distance by {route}"].ShouldAgree(GaussianDistances.Energy(Other, Space), 0.25);
            result[$"frechet_distance by {route}"].ShouldAgree(GaussianDistances.Frechet(Other, Space), 0.25);
        }
    }

    [Fact]
    public void Threads_change_no_digit_and_the_seed_all()
    {
        double[] Values(long seed, int threads) => [.. new Trial(new VariancePreserving(), Bimodal, c => new Perturbed(c)) { Asked = All[..2] }.Run(seed, threads).Measures.Select(m => m.Estimate.Value)];
        Values(1, 3).ShouldBe(Values(1, 1));
        Values(2, 2).Zip(Values(1, 2)).ShouldAllBe(pair => pair.First != pair.Second);
    }

    [Fact]
    public void A_field_that_is_not_finite_on_samples_is_an_error_that_says_when()
    {
        var trial = new Trial(new VariancePreserving(), Space, c => new FieldOf(c, (x, k) => k.Time < 0.4 ? x / (x - x) : x)) { Asked = [new SlicedWassersteinMeasure()] };
        var failure = Should.Throw<NecException>(() => trial.Run());
        failure.Code.ShouldBe("NEC5140");
        failure.Message.ShouldContain("at t = 0.39");
    }

    [Fact]
    public void Steps_that_are_too_long_are_told()
    {
        var trial = new Trial(new VariancePreserving(), Bimodal, c => new Perturbed(c)) { Asked = [new FrechetDistanceMeasure(steps: 4)] };
        trial.Run().Warnings.ShouldHaveSingleItem().Code.ShouldBe("NEC5142");
    }

    [Fact]
    public void Data_of_which_half_is_one_point_has_no_usual_kernel()
    {
        var data = new Mixture([0.9, 0.1], [new Points([[0.0]]), new Normal([1], 1)]);
        var trial = new Trial(new VariancePreserving(), data, c => new FieldOf(c, (x, _) => x)) { Asked = [new DiscrepancyMeasure()] };
        Should.Throw<NecException>(() => trial.Run()).Code.ShouldBe("NEC5141");
    }

    private sealed class OfOther(NetworkContext context) : ClosedForm(context)
    {
        public override Fields.Field At(Kernel kernel)
        {
            var score = Other.ScoreAt(kernel, TorchSharp.torch.CPU)!;
            return Fields.Field.Of(y => kernel.Ideal(score.Evaluate(y), y), score);
        }
    }
}
