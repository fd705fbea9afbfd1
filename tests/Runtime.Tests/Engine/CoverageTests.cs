using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Engine;

public sealed class CoverageTests
{
    private const int Runs = 200;
    private const double Truth = 0.69066606237634;
    private static readonly Subject Subject = new(new VariancePreserving(), new Normal([1], 0.6), null, [new TotalEntropyProduction()], CPU, 0);

    /// <summary>The count of intervals that cover is binomial, of deviation √(200 · .95 · .05) = 3.1.</summary>
    [Fact]
    public void The_interval_of_95_percent_covers_the_truth_in_about_95_percent_of_runs()
    {
        var nodes = Nodes();
        var scores = new Workers(2).Map(Runs, seed =>
        {
            using var runner = new BlockRunner(Subject with { Seed = seed }, "measure", nodes);
            var sum = runner.Run(0).Plus(runner.Run(1));
            var estimate = Regression.Of(sum, nodes.Length, null, 0);
            return (estimate.Value - Truth) / estimate.StandardError;
        });
        scores.Count(z => Math.Abs(z) < 1.96).ShouldBeInRange((int)(0.90 * Runs), (int)(0.99 * Runs));
        Math.Abs(scores.Average()).ShouldBeLessThan(4 / Math.Sqrt(Runs), "no bias: the mean of standard normal scores");
    }

    /// <summary>The same where most data points see the control variable alone: e = 1.1 e* + shift, whose S_NN is 1.21 S + 2 · 1.1 (1 − μ_T) c·m + |c|² A.</summary>
    [Fact]
    public void So_it_does_with_a_control_variable()
    {
        var nodes = Nodes();
        var truth = (1.21 * Truth) + (2.2 * 0.3 * (1 - Math.Exp(-4.025))) + (0.09 * 4.025);
        var scores = new Workers(2).Map(Runs, seed =>
        {
            var subject = Subject with { Seed = seed };
            using var network = new Perturbed(new(subject.Process, subject.Data, CPU, seed), 1.1, [0.3]);
            using var main = new BlockRunner(subject with { Network = network, Measures = [new TotalEntropyProduction(), new Runtime.Measures.NeuralEntropyMeasure()] }, "measure", nodes);
            using var control = new BlockRunner(subject, "control", nodes);
            var sum = main.Run(0).Plus(main.Run(1));
            var further = control.Run(0).Plus(control.Run(1)).Plus(control.Run(2)).Plus(control.Run(3));
            var estimate = Regression.Of(sum, 2 * nodes.Length + 1, further, nodes.Length);
            estimate.StandardError.ShouldBeLessThan(Regression.Of(sum, 2 * nodes.Length + 1, null, 0).StandardError);
            return (estimate.Value - truth) / estimate.StandardError;
        });
        scores.Count(z => Math.Abs(z) < 1.96).ShouldBeInRange((int)(0.90 * Runs), (int)(0.99 * Runs));
        Math.Abs(scores.Average()).ShouldBeLessThan(4 / Math.Sqrt(Runs));
    }

    private static System.Collections.Immutable.ImmutableArray<TimeNode> Nodes()
    {
        using var pilot = new Pilot(Subject, new Workers(1), default);
        return new TimeQuadratureBuilder(Subject, pilot, 1e-4).Build().Nodes;
    }
}
