using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Paths;

/// <summary>The distribution of single paths' entropy, the integral fluctuation theorem, and Girsanov's martingales.</summary>
public sealed class FluctuationTests
{
    // theory.md 6.5: D = 1, m = 1, s₀ = 0.6.
    private static readonly Normal Narrow = new([1], 0.6);

    [Fact]
    public void Mean_and_variance_have_their_closed_forms()
    {
        var result = new Trial(new VariancePreserving(), Narrow) { Asked = [new TotalEntropyProduction([Route.Paths]), new EntropyVariance()], Accuracy = 0.015 }.Run();
        result["S_tot"].ShouldAgree(0.69066606237634, 0.0151);
        result["S_tot_variance"].ShouldAgree(0.56488928920568, 0.0151);
        // Of one pass.
        result["S_tot"]!.Estimate.Units.ShouldBe(result["S_tot_variance"]!.Estimate.Units);
    }

    [Fact]
    public void The_histogram_holds_every_path_and_has_their_mean()
    {
        var result = new Trial(new VariancePreserving(), Narrow) { Asked = [new TotalEntropyProduction([Route.Paths]), new EntropyVariance()], Samples = 1 << 14 }.Run();
        var histogram = result["S_tot_variance"]!.Histogram.ShouldNotBeNull();
        histogram.Total.ShouldBe(2 * (1 << 14));
        var mean = histogram.Counts.Select((n, i) => n * (histogram.Start + (i + 0.5) * histogram.Width)).Sum() / histogram.Counts.Sum();
        mean.ShouldBe(0.69066606237634, 0.03);
        result["S_tot"]!.Histogram.ShouldBeNull();
        var again = JsonReader.Read(JsonReport.Print(result));
        again["S_tot_variance"]!.Histogram!.Counts.ShouldBe(histogram.Counts);
        JsonReport.Print(again).ShouldBe(JsonReport.Print(result));
        var rows = HistogramCsv.Print(result).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(1 + histogram.Counts.Length + 2);
        rows[1].ShouldStartWith("S_tot_variance,-inf,");
    }

    [Theory]
    [InlineData("wide")]
    [InlineData("mixture")]
    [InlineData("coupled")]
    public void The_theorem_holds(string name)
    {
        (Process process, DataDistribution data) = name switch
        {
            "wide" => ((Process)new VariancePreserving(), (DataDistribution)new Normal([1, 0], 1.1)),
            "mixture" => (new VariancePreserving(), new NormalMixture([0.4, 0.6], [new([-1, 0], 0.4), new([0.8, 0.5], 0.9)])),
            _ => (new AffineProcess(new[,] { { -0.8, 0.3 }, { 0.3, -0.6 } }, [0.1, 0], [1, 1]), new Normal([0.5, -0.3], 1.1)),
        };
        new Trial(process, data) { Asked = [new FluctuationTheorem()], Accuracy = 0.01 }.Run()["fluctuation_theorem"].ShouldAgree(1, 0.0101);
    }

    [Fact]
    public void It_has_no_number_where_its_variance_is_infinite()
    {
        var result = new Trial(new VariancePreserving(), Narrow) { Asked = [new TotalEntropyProduction([Route.Paths]), new FluctuationTheorem()], Accuracy = 0.02 }.Run();
        result.Measures.Select(m => m.Name).ShouldBe(["S_tot by paths"]);
        var warning = result.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("NEC5105");
        warning.Message.ShouldContain("variance is infinite");
    }

    [Theory]
    [InlineData(0.6, true)]
    [InlineData(0.7, true)]
    [InlineData(0.72, false)]
    [InlineData(2, false)]
    public void That_is_where_the_data_has_less_than_half_the_variance_of_the_equilibrium(double deviation, bool isInfinite) =>
        FluctuationVariance.IsInfinite(Given(new VariancePreserving(), new NormalMixture([0.5, 0.5], [new([1, 0], 0.1), new([0, 1], deviation)]))).ShouldBe(isInfinite);

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.1, false)]
    [InlineData(0.3, true)]
    [InlineData(2, true)]
    public void A_short_process_may_have_narrower_data(double length, bool isInfinite)
    {
        // E exp(−2Δs) of two normal variables, by the trapezoid rule over both: it converges as its range grows, or does not.
        var (process, s2) = (new OrnsteinUhlenbeck(1, Math.Sqrt(2), length), 0.36);
        var (μ2, μ) = (Math.Exp(-2 * length), Math.Exp(-length));
        var (V, Σ2) = (μ2 * s2 + 1 - μ2, 1 - μ2);
        double Density(double y, double v) => Math.Exp(-y * y / (2 * v)) / Math.Sqrt(2 * Math.PI * v);
        double Within(double reach)
        {
            var sum = 0.0;
            for (var a = -reach; a <= reach; a += 0.02)
                for (var b = -10 * Math.Sqrt(Σ2); b <= 10 * Math.Sqrt(Σ2); b += Math.Sqrt(Σ2) / 10)
                {
                    var y = μ * a + b;
                    sum += 0.02 * Math.Sqrt(Σ2) / 10 * Math.Pow(Density(a, 1) / Density(a, s2) * Density(y, V) / Density(y, 1), 2) * Density(a, s2) * Density(b, Σ2);
                }
            return sum;
        }

        (Within(8) > 1.5 * Within(6)).ShouldBe(isInfinite);
        FluctuationVariance.IsInfinite(Given(process, Narrow)).ShouldBe(isInfinite);
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(4)]
    public void The_index_of_a_tail_is_found_and_judged(double α)
    {
        var random = new SplitMix64(7);
        double[] logarithms = [.. Enumerable.Range(0, 100_000).Select(_ => -Math.Log((random.Next() >> 11) / (double)(1L << 53)) / α)];
        var tail = logarithms.Chunk(1000).Select(WeightTail.Of).Aggregate((a, b) => a.Plus(b));
        // α/√k.
        tail.Index.ShouldBe(α, 4 * α / Math.Sqrt(999));
        var doubt = tail.Doubt(α / (α - 1), null);
        if (α < 2) doubt.ShouldNotBeNull().ShouldContain("infinite");
        else doubt.ShouldBeNull();
        tail.Doubt(α / (α - 1), true).ShouldNotBeNull();
    }

    [Fact]
    public void A_mean_that_a_few_carry_is_doubted()
    {
        var tail = WeightTail.Of(Enumerable.Repeat(0.0, 9999).Append(Math.Log(5000)));
        tail.Doubt(1.4999, false).ShouldNotBeNull().ShouldContain("33 %");
        WeightTail.Of(Enumerable.Repeat(0.0, 10000)).Doubt(1, false).ShouldBeNull();
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("scaled")]
    [InlineData("bent")]
    public void Girsanovs_weights_have_the_mean_one_for_every_network(string name)
    {
        Func<NetworkContext, Network> network = name switch
        {
            "constant" => c => new FieldOf(c, (x, k) => x * 0 + 0.3),
            "scaled" => c => new Perturbed(c, factor: 0.9),
            _ => c => new FieldOf(c, (x, k) => x.sin() * (0.5 * k.Time)),
        };
        var trial = new Trial(new VariancePreserving(), new Normal([0.3, 0], 0.9), network) { Asked = [new GirsanovWeight(), new GirsanovReversal()], Accuracy = 0.02 };
        var result = trial.Run();
        result["girsanov"].ShouldAgree(1, 0.0201);
        result["girsanov_reversal"].ShouldAgree(1, 0.0201);
        result["girsanov"]!.Estimate.StandardError.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_network_far_from_the_reversal_has_no_number()
    {
        var result = new Trial(new VariancePreserving(), new Normal([0, 0], 1), c => new FieldOf(c, (x, k) => x * 0 + 3)) { Asked = [new GirsanovReversal(), new NeuralEntropyMeasure()], Accuracy = 0.02 }.Run();
        result.Warnings.ShouldHaveSingleItem().Code.ShouldBe("NEC5105");
        result.Measures.ShouldHaveSingleItem().Name.ShouldBe("S_NN");
    }

    private static Conditions Given(Process process, DataDistribution data) => new(process, data, null, new MeasurePlan([]), CPU, 1, new Workers(1));
}
