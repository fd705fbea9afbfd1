using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Networks;

/// <summary>Networks that are told the class of every point: measured, evaluated, trained and sampled.</summary>
public sealed class LabelTests
{
    private static readonly VariancePreserving Process = new();

    private static readonly NormalMixture Data = new([0.2, 0.3, 0.5], [new([0.5, -1], 0.6), new([0, 0.2], 1.4), new([1, 1], 0.3)]);

    private static readonly NormalMixture Apart = new([0.25, 0.75], [new([-1.5], 0.4), new([1.5], 0.4)]);

    /// <summary>e = 1.1 e*_c: S_NN = 1.21 S, L_EM = .01 S, S − L_EM = .99 S and the defect .22 S, S = E_c S_tot(c) of the closed forms.</summary>
    [Fact]
    public void Its_measures_are_means_over_the_classes_against_the_ideal_of_each()
    {
        var result = new Trial(Process, Data, c => new ToldLabels(c, 1.1)) { Asked = [new EntropyGivenLabels(), .. Trial.AllMeasures], Accuracy = 0.004 }.Run();
        var S = Data.Weights.Zip(Data.Components, (w, c) => w * GaussianTheory.Entropy(c, Process)).Sum();
        foreach (var (name, expected) in new[] { ("S_tot_given_labels", S), ("S_NN", 1.21 * S), ("L_EM", 0.01 * S), ("S_tot_minus_L_EM", 0.99 * S), ("identity_defect", 0.22 * S) })
        {
            result[name].ShouldAgree(expected, 0.01);
            result[name]!.GivenLabels.ShouldBe(name != "S_tot_given_labels");
        }
        result["S_tot"]!.Estimate.Value.ShouldBeLessThan(S);
        result.Total!.Measure.ShouldBe("S_tot_given_labels");
        result.Bounds.Length.ShouldBe(2);
        result.Bounds.ShouldAllBe(b => b.Holds);
    }

    /// <summary>The class of a ring has no exact score, and the cross estimator needs none.</summary>
    [Fact]
    public void The_cross_estimator_needs_no_score_of_the_classes()
    {
        var data = new Mixture([0.5, 0.5], [new Ring(1, 0.1), new Normal([0, 0], 0.5)]);
        var result = new Trial(Process, data, c => new Mlp(c, [8], 4, labels: true)) { Samples = 1024 }.Run();
        result.Measures.Select(m => m.Measure).ShouldBe(["S_NN", "S_tot_minus_L_EM", "identity_defect"], ignoreOrder: true);
        var (neural, cross, defect) = (result["S_NN"]!.Estimate.Value, result["S_tot_minus_L_EM"]!.Estimate.Value, result["identity_defect"]!.Estimate.Value);
        defect.ShouldBe(neural - cross, 1e-9 * Math.Abs(neural));
    }

    [Fact]
    public void At_one_time_an_mlp_is_what_training_sees_at_every_label()
    {
        using var scope = NewDisposeScope();
        var context = new NetworkContext(Process, Data, CPU, 1);
        using var network = new Mlp(context, [24, 16], 12, 0.5, labels: true);
        using var untold = new Mlp(context, [24, 16], 12, 0.5);
        foreach (var (name, weight) in untold.Module.state_dict()) network.Module.state_dict()[name].eq(weight).all().item<bool>().ShouldBeTrue(name);
        var (x, kernel) = (randn([60, 2], dtype: float64), Process.At([0.3])[0]);
        var labels = arange(60, dtype: int64).remainder(3);
        var all = network.Forward(x.to(float32), full([20], kernel.Time, dtype: float32), labels).to(float64);
        for (var c = 0; c < 3; c++)
        {
            using var field = network.Given(c).EntropyAt(kernel);
            var own = labels.eq(c).nonzero().squeeze(1);
            (field.Evaluate(x).index_select(0, own) - all.index_select(0, own)).abs().max().item<double>().ShouldBeLessThan(32 * Math.ScaleB(1, -23));
            (field.Evaluate(x) - all).abs().max().item<double>().ShouldBeGreaterThan(1e-3, "the labels do something");
        }
    }

    [Fact]
    public void A_batch_has_the_label_of_every_row()
    {
        using var scope = NewDisposeScope();
        var plan = new TrainingPlan(samples: 256, batch: 16, throws: 3, epochs: 1);
        using var batches = new TrainingBatches(Process, Apart, plan, new TrainingOptions(1, CPU, 1), isTold: true);
        for (var step = 0; step < 5; step++)
        {
            var batch = batches.Next();
            batch.Labels!.shape.ShouldBe([48]);
            batch.Labels.eq(batch.Point.squeeze(1).gt(0).to(int64)).all().item<bool>().ShouldBeTrue();
        }
    }

    /// <summary>Far apart as the classes are, one linear field serves each, and none serves both.</summary>
    [Fact]
    public void Training_with_labels_learns_the_field_of_each_class()
    {
        var plan = new TrainingPlan(new EntropyMatching(), samples: 1024, batch: 64, throws: 4, epochs: 12, optimizer: new Adam(3e-3));
        var result = new Trial(Process, Apart, c => new Mlp(c, [24], 8, 0.2, labels: true))
        {
            Asked = [new EntropyGivenLabels(), new NeuralEntropyMeasure(), new EntropyMatchingLoss()],
            Plan = plan,
            Samples = 2048,
        }.Run();
        var total = result["S_tot_given_labels"]!.Estimate.Value;
        result["L_EM"]!.Estimate.Value.ShouldBeLessThan(0.25 * total);
        result["S_NN"]!.Estimate.Value.ShouldBeInRange(0.6 * total, 1.4 * total);
    }

    [Theory]
    [InlineData(Route.Sde)]
    [InlineData(Route.Flow)]
    public void Samples_are_of_the_classes_as_often_as_they_occur(Route route)
    {
        using var scope = NewDisposeScope();
        const int count = 4096;
        using var network = new ToldLabels(new NetworkContext(Process, Apart, CPU, 1));
        using var sampler = Generation.SamplerBy(route, Process, network, Apart, CPU, 32);
        using var generator = RandomStream.Generator(3, "test", 0, CPU);
        var x = sampler.Draw(count, generator).Samples.squeeze(1);
        var right = x.gt(0);
        ((right.sum().item<long>() - 0.75 * count) / Math.Sqrt(0.25 * 0.75 * count)).ShouldBeInRange(-4, 4);
        foreach (var (own, mean) in new[] { (x.index_select(0, right.nonzero().squeeze(1)), 1.5), (x.index_select(0, right.logical_not().nonzero().squeeze(1)), -1.5) })
            ((own.mean().item<double>() - mean) / (0.4 / Math.Sqrt(own.shape[0]))).ShouldBeInRange(-4.5, 4.5);
        sampler.Evaluations.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_of_one_model_is_left_out()
    {
        var result = new Trial(Process, Data, c => new ToldLabels(c)) { Asked = [new NeuralEntropyMeasure(), new KullbackLeibler(), new GirsanovWeight()], Samples = 512 }.Run();
        result.Measures.ShouldHaveSingleItem().Measure.ShouldBe("S_NN");
        result.Warnings.Select(w => w.Message).ShouldBe(["KL is not measured: the network is told labels, and has a model for each class", "girsanov is not measured: the network is told labels, and has a model for each class"]);
    }
}
