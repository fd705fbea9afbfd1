using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>Two networks on common random numbers.</summary>
public sealed class DifferenceTests
{
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);
    private static readonly ImmutableArray<Measure> Asked = [new NeuralEntropyDifference(), new LossDifference(), new NeuralEntropyMeasure(), new EntropyMatchingLoss()];

    [Fact]
    public void Scaled_fields_differ_by_the_closed_form()
    {
        // S_NN = λ² S, L_EM = (λ − 1)² S.
        var S = 1.228517429376126;
        var run = Run(c => new Perturbed(c, factor: 1.1), c => new Perturbed(c, factor: 0.7));
        run["S_NN_difference"].ShouldAgree((1.21 - 0.49) * S, 0.002);
        run["L_EM_difference"].ShouldAgree((0.01 - 0.09) * S, 0.002);
    }

    [Fact]
    public void Networks_that_are_alike_differ_by_far_less_than_two_runs()
    {
        var run = Run(c => new Perturbed(c, factor: 1.1), c => new Perturbed(c, factor: 1.1001));
        var (difference, alone) = (run["L_EM_difference"]!.Estimate, run["L_EM"]!.Estimate);
        difference.Value.ShouldBe((0.01 - 0.1001 * 0.1001) * 1.228517429376126, 4 * difference.StandardError + difference.QuadratureError);
        difference.StandardError.ShouldBeLessThan(alone.StandardError / 100);
    }

    /// <summary>e = 1.1 e*_c and f = 0, whichever of them is the first: ΔS_NN = ±1.21 S and ΔL_EM = ±(.01 − 1) S with S = E_c S_tot(c).</summary>
    [Fact]
    public void A_network_that_is_told_labels_is_compared_with_one_that_is_not()
    {
        var (process, data) = (new VariancePreserving(), new NormalMixture([0.35, 0.65], [new([-0.6], 0.3), new([0.9], 0.5)]));
        var S = data.Weights.Zip(data.Components, (w, c) => w * GaussianTheory.Entropy(c, process)).Sum();
        var (first, second) = (Run(c => new ToldLabels(c, 1.1), Nothing, process, data), Run(Nothing, c => new ToldLabels(c, 1.1), process, data));
        foreach (var (run, sign) in new[] { (first, 1), (second, -1) })
        {
            run["S_NN_difference"].ShouldAgree(sign * 1.21 * S, 0.02);
            run["L_EM_difference"].ShouldAgree(-sign * 0.99 * S, 0.02);
        }
        first["L_EM"].ShouldAgree(0.01 * S, 0.02);

        static Network Nothing(NetworkContext c) => new FieldOf(c, (x, _) => x * 0);
    }

    [Fact]
    public void Without_a_score_the_constant_of_the_denoising_losses_cancels()
    {
        var process = new VariancePreserving { Start = 0.01 };
        Network E(NetworkContext c) => new FieldOf(c, (x, _) => x * -0.4);
        Network F(NetworkContext c) => new FieldOf(c, (x, _) => x * 0.3);
        var known = Run(E, F, process, Data)["L_EM_difference"]!.Estimate;
        var unknown = Run(E, F, process, new WithoutScore(Data))["L_EM_difference"]!.Estimate;
        Math.Abs(known.Value - unknown.Value).ShouldBeLessThan(4 * unknown.StandardError + known.QuadratureError + unknown.QuadratureError);
        unknown.StandardError.ShouldBeGreaterThan(2 * known.StandardError);
        unknown.StandardError.ShouldBeLessThan(Math.Abs(unknown.Value) / 10);
    }

    [Fact]
    public void Both_are_trained_and_keep_their_weights()
    {
        var plan = new TrainingPlan(new EntropyMatching(), samples: 64, batch: 32, throws: 2, epochs: 1);
        var run = Runner.Run(
            new Pair(new VariancePreserving(), Data, c => new Mlp(c, [8], 4), c => new Mlp(c, [16], 4)) { Asked = Asked, Plan = plan, Samples = 64 }, new RunOptions(1));
        run.Training!.Steps.ShouldBe(2);
        run.BaselineTraining!.Steps.ShouldBe(2);
        run.Weights!.Values.Sum(w => w.numel()).ShouldBeLessThan(run.BaselineWeights!.Values.Sum(w => w.numel()));
        JsonReader.Read(JsonReport.Print(run)).BaselineTraining.ShouldBe(run.BaselineTraining);
    }

    [Fact]
    public void One_network_alone_has_no_difference() =>
        new Trial(new VariancePreserving(), Data, c => new Perturbed(c)) { Samples = 64, Asked = Asked }.Run().Warnings.Select(w => w.Message).ShouldBe(
            ["S_NN_difference is not measured: the file binds one network alone", "L_EM_difference is not measured: the file binds one network alone"]);

    private static RunResult Run(Func<NetworkContext, Network> first, Func<NetworkContext, Network> second, Process? process = null, DataDistribution? data = null) =>
        Runner.Run(new Pair(process ?? new VariancePreserving(), data ?? Data, first, second) { Asked = Asked, Samples = 8192 }, new RunOptions(3));
}
