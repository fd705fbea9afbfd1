using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Distances;

public sealed class DistanceTests
{
    private static readonly Normal Line = new([0.2], 0.8);
    private static readonly Normal Space = new([0.5, -1, 0.25], 0.6);

    private static readonly Normal Wider = new([0.2, -0.8, 0.25], 0.8);

    public static TheoryData<string> Kinds => ["sliced", "frechet", "mmd", "energy"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_the_closed_form_within_its_error(string kind)
    {
        foreach (var (p, q) in new[] { (Line, new Normal([0.5], 1.1)), (Space, Wider), (Space, Space) })
        {
            var (expected, estimate) = (Expected(kind, p, q), Estimate(kind, p, q, 4096, 1));
            Math.Abs(estimate.Value - expected).ShouldBeLessThan(4 * estimate.StandardError, $"{estimate.Value:R} ± {estimate.StandardError:G3} against {expected:R}");
            if (expected > 0) estimate.StandardError.ShouldBeLessThan(0.12 * expected, "the error bar says too little");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_error_bar_is_its_spread(string kind)
    {
        const int Seeds = 16;
        double Deviation(Normal p, Normal q)
        {
            var expected = Expected(kind, p, q);
            var z = Enumerable.Range(0, Seeds).Select(seed => Estimate(kind, p, q, 256, seed)).Select(e => (e.Value - expected) / e.StandardError);
            return Math.Sqrt(z.Average(z => z * z));
        }

        // Each is known to 1/√(2·16); where both laws are the same, error bars are too wide by up to √2.
        Deviation(Space, Wider).ShouldBeInRange(0.5, 1.6);
        Deviation(Space, Space).ShouldBeInRange(0.25, 1.4);
    }

    [Fact]
    public void Threads_change_no_digit()
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(1, "test", 0, CPU);
        var (x, y) = (Space.Sample(512, generator), Wider.Sample(512, generator));
        foreach (var kind in (string[])[.. Kinds]) Of(kind, 1).Between(x, y, new Workers(1)).ShouldBe(Of(kind, 1).Between(x, y, new Workers(3)));
    }

    [Fact]
    public void A_frame_of_all_directions_adds_up_to_the_identity()
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(1, "test", 0, CPU);
        var frames = Directions.Frames(3, 64, generator);
        frames.shape.ShouldBe([22, 3, 3]);
        (frames.transpose(1, 2).matmul(frames) - eye(3, dtype: float64)).abs().max().item<double>().ShouldBeLessThan(1e-14);
        Directions.Frames(100, 64, generator).shape.ShouldBe([8, 8, 100]);
    }

    [Fact]
    public void The_usual_bandwidth_is_the_median_distance_of_data_points()
    {
        using var generator = RandomStream.Generator(1, "test", 0, CPU);
        // |x − x'| of N(0, s²) has the median .6745 √2 s.
        MaximumMeanDiscrepancy.MedianOf(n => Line.Sample(n, generator)).ShouldBe(0.6745 * Math.Sqrt(2) * 0.8, 0.05);
    }

    private static double Expected(string kind, Normal p, Normal q) => kind switch
    {
        "sliced" => GaussianDistances.SlicedWasserstein(p, q),
        "frechet" => GaussianDistances.Frechet(p, q),
        "mmd" => GaussianDistances.Discrepancy(p, q, 0.9),
        _ => GaussianDistances.Energy(p, q),
    };

    private static DistanceEstimate Estimate(string kind, Normal p, Normal q, long samples, long seed)
    {
        using var scope = NewDisposeScope();
        Tensor Draw(Normal n, string purpose) => n.Sample(samples, RandomStream.Generator(seed, purpose, 0, CPU));
        return Of(kind, seed).Between(Draw(p, "x"), Draw(q, "y"), new Workers(2));
    }

    private static Distance Of(string kind, long seed) => kind switch
    {
        "sliced" => new SlicedWasserstein(64, () => RandomStream.Generator(seed, "directions", 0, CPU)),
        "frechet" => new FrechetDistance(),
        "mmd" => new MaximumMeanDiscrepancy(0.9),
        _ => new EnergyDistance(),
    };
}
