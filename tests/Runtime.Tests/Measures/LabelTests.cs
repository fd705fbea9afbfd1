using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>What labels add to the entropy of data, against the closed forms of the classes and against mutual informations by quadrature.</summary>
public sealed class LabelTests
{
    private static readonly ImmutableArray<Measure> All = [new TotalEntropyProduction(), new EntropyGivenLabels(), new LabelInformation()];

    private static readonly NormalMixture Pair = new([0.35, 0.65], [new([-0.6], 0.3), new([0.9], 0.5)]);

    private static DataDistribution Of(string name) => name switch
    {
        "pair" => Pair,
        "nested" => new Mixture([0.4, 0.6], [new Mixture([0.5, 0.5], [new Normal([-1.5], 0.2), new Normal([1], 0.3)]), new Normal([0], 0.4)]),
        "any" => new Mixture([0.4, 0.6], [new Uniform([-1], [0.5]), new Normal([0], 0.4)]),
        "points" => Four,
        _ => throw new ArgumentException(name),
    };

    private static readonly Points Four = new(PointTable.Of([-1.2, 0.3, 0.4, 2], 1), PointLabels.From(["a", "b", "a", "b"]));

    [Theory]
    [InlineData("pair", 0)]
    [InlineData("nested", 0)]
    [InlineData("any", 0.1)]
    [InlineData("points", 0.05)]
    public void What_the_process_destroys_of_the_information_on_the_label_is_the_difference_of_two_quadratures(string name, double start)
    {
        var (data, process) = (Of(name), new VariancePreserving { Start = start });
        var ends = process.At([process.Time.Start, process.Time.End]);
        var result = new Trial(process, data) { Asked = [new LabelInformation()], Accuracy = 0.005 }.Run();
        result["mutual_information"].ShouldAgree(Information(data, ends[0]) - Information(data, ends[1]), 0.006, 1e-6);
    }

    [Fact]
    public void The_mean_over_the_classes_is_that_of_their_closed_forms()
    {
        var process = new VariancePreserving();
        var plane = new NormalMixture([0.2, 0.3, 0.5], [new([0.5, -1], 0.6), new([0, 0.2], 1.4), new([1, 1], 0.1)]);
        foreach (var data in new[] { Pair, plane })
            new Trial(process, data) { Asked = [new EntropyGivenLabels()], Accuracy = 0.002 }.Run()["S_tot_given_labels"]
                .ShouldAgree(data.Weights.Zip(data.Components, (w, c) => w * GaussianTheory.Entropy(c, process)).Sum(), 0.003);
    }

    /// <summary>E_c S_tot(c) − S_tot = I(Y_0;C) − I(Y_T;C), whatever the equilibrium, and also where there is none.</summary>
    [Theory]
    [InlineData("vp")]
    [InlineData("ve")]
    [InlineData("components that differ")]
    [InlineData("a circulating drift")]
    public void The_sum_rule_holds_under_every_process(string name)
    {
        var data = new NormalMixture([0.3, 0.7], [new([-1, 0], 0.4), new([0.5, 0.5], covariance: [[0.5, 0.2], [0.2, 0.3]])]);
        Process process = name switch
        {
            "vp" => new VariancePreserving { Kappa = 0.5 },
            "ve" => new VarianceExploding(),
            "components that differ" => new AffineProcess(new[,] { { -1.0, 0 }, { 0, -2 } }, [0.3, 0], [1, 0.5]),
            _ => new AffineProcess(new[,] { { -1.0, 3 }, { -3, -1 } }, [0, 0], [1, 1]),
        };
        var result = new Trial(process, data) { Asked = All, Samples = 1 << 14 }.Run();
        var (total, given, information) = (result["S_tot"]!.Estimate, result["S_tot_given_labels"]!.Estimate, result["mutual_information"]!.Estimate);
        var error = Math.Sqrt(new[] { total, given, information }.Sum(e => e.StandardError * e.StandardError + e.QuadratureError * e.QuadratureError));
        information.Value.ShouldBeGreaterThan(10 * error);
        ((given.Value - total.Value - information.Value) / error).ShouldBeInRange(-4, 4);
    }

    /// <summary>From t = 0, where the points stand: S_tot is infinite there, and what is known of the label of each is H(C).</summary>
    [Fact]
    public void Points_that_differ_tell_their_label()
    {
        var process = new VariancePreserving();
        var result = new Trial(process, Four) { Asked = [new LabelInformation()], Accuracy = 0.005 }.Run();
        var left = Information(Four, process.At([1])[0]);
        result["mutual_information"].ShouldAgree(Math.Log(2) - left, 0.006);
        var told = Regex.Match(result["mutual_information"]!.Notes.ShouldHaveSingleItem(), @"^what there is at t = 0 less the (\S+) ± (\S+) nats that are left at t = 1$").Groups;
        var (value, error) = (double.Parse(told[1].Value, CultureInfo.InvariantCulture), double.Parse(told[2].Value, CultureInfo.InvariantCulture));
        ((value - left) / error).ShouldBeInRange(-4, 4);
        (error / left).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Labels_that_say_nothing_are_no_information()
    {
        var one = new Normal([0.5, -1], 0.6);
        var result = new Trial(new VariancePreserving(), new NormalMixture([0.3, 0.7], [one, one])) { Asked = All }.Run();
        result["mutual_information"]!.Estimate.Value.ShouldBe(0, 1e-12);
        result["S_tot_given_labels"]!.Estimate.Value.ShouldBe(result["S_tot"]!.Estimate.Value, 1e-9);
    }

    [Fact]
    public void Data_without_labels_lacks_them()
    {
        var result = new Trial(new VariancePreserving(), new Normal([0.5], 0.6)) { Asked = All }.Run();
        result.Measures.ShouldHaveSingleItem().Name.ShouldBe("S_tot");
        result.Warnings.Select(w => w.Message).ShouldBe(["S_tot_given_labels is not measured: the data has no labels", "mutual_information is not measured: the data has no labels"]);
    }

    // Σ_c P(c) ∫ p_t(y|c) ln p_t(y|c)/p_t(y) dy by the trapezoidal rule.
    private static double Information(DataDistribution data, Kernel kernel)
    {
        using var scope = NewDisposeScope();
        var line = linspace(-8, 8, 16001, dtype: float64).unsqueeze(1);
        var log = data.LogDensity(line, kernel);
        return data.Labelling!.Probabilities.Select((p, c) =>
        {
            var given = data.Labelling.Given(c).LogDensity(line, kernel);
            return p * where(given.gt(-700), given.exp() * (given - log), zeros_like(given)).sum().item<double>() * 1e-3;
        }).Sum();
    }
}
