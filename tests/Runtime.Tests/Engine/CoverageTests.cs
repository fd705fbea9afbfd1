using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Engine;

/// <summary>Intervals of runs that differ by their seed. The count of those that cover is binomial, of deviation √(400 · .95 · .05) = 4.4.</summary>
public sealed class CoverageTests
{
    private const int Runs = 400;
    private const double Truth = 0.69066606237634;
    private static readonly Subject Subject = new(new VariancePreserving(), new ByPoints(new Normal([1], 0.6)), null, [new TotalEntropyProduction()], CPU, 0);

    [Fact]
    public void The_interval_of_95_percent_covers_the_truth_in_about_95_percent_of_runs()
    {
        var nodes = Nodes();
        Covers(Truth, seed =>
        {
            using var runner = new BlockRunner(Subject with { Seed = seed }, "measure", nodes, 2048);
            return Regression.Of(Of(runner, 2).Column(nodes.Length), [], null);
        });
    }

    /// <summary>The same where most data points see the control variable alone: e = 1.1 e* + shift, whose S_NN is 1.21 S + 2 · 1.1 (1 − μ_T) c·m + |c|² A.</summary>
    [Fact]
    public void So_it_does_with_a_control_variable()
    {
        var nodes = Nodes();
        var errors = new double[Runs];
        Covers((1.21 * Truth) + (2.2 * 0.3 * (1 - Math.Exp(-4.025))) + (0.09 * 4.025), seed =>
        {
            var subject = Subject with { Seed = seed };
            using var network = new Perturbed(new(subject.Process, subject.Data, CPU, seed), 1.1, [0.3]);
            using var main = new BlockRunner(subject with { Network = network, Measures = [new TotalEntropyProduction(), new Runtime.Measures.NeuralEntropyMeasure()] }, "measure", nodes, 2048);
            using var control = new BlockRunner(subject, "control", nodes, 8192);
            var (points, further) = (Of(main, 1), Of(control, 1));
            var (v, c, f) = (points.Column(2 * nodes.Length + 1), points.Column(nodes.Length), further.Column(nodes.Length));
            var estimate = Regression.Of(v, c, f);
            errors[seed] = estimate.StandardError / Regression.Of(v, [], null).StandardError;
            return estimate;
        });
        errors.Average().ShouldBeLessThan(0.8, "what S_tot is known better by, S_NN is");
    }

    [Fact]
    public void A_control_variable_seen_more_often_removes_its_part_of_the_error()
    {
        // v = 2c + small noise, with E c = .5: the regression's error must be that of the noise and of c's further mean.
        var random = new Random(11);
        double[] Draw(int count) => [.. Enumerable.Range(0, Draws.Shifts).Select(_ => Enumerable.Range(0, count).Average(_ => random.NextDouble()))];
        var (c, f) = (Draw(10), Draw(1000));
        double[] v = [.. c.Select(x => 2 * x + 0.01 * (random.NextDouble() - 0.5))];
        var (plain, controlled) = (Regression.Of(v, [], null), Regression.Of(v, c, f));
        controlled.StandardError.ShouldBeLessThan(plain.StandardError / 5);
        Math.Abs(controlled.Value - 1).ShouldBeLessThan(4 * controlled.StandardError);
        var itself = Regression.Of(c, c, f);
        for (var r = 0; r < f.Length; r++) itself.Values[r].ShouldBe(f[r], 1e-12);
        itself.Residual.ShouldBe(0, 1e-20);
    }

    private static void Covers(double truth, Func<int, Regression> run)
    {
        var scores = new Workers(2).Map(Runs, seed =>
        {
            var r = run(seed);
            var estimate = new Estimate(r.Value, r.StandardError, 0, 0, 0) { Replicates = Draws.Shifts };
            return (Covered: estimate.Interval.Low < truth && truth < estimate.Interval.High, Error: r.Value - truth);
        });
        scores.Count(s => s.Covered).ShouldBeInRange((int)(0.92 * Runs), (int)(0.98 * Runs));
        Math.Abs(scores.Average(s => s.Error)).ShouldBeLessThan(4 * Math.Sqrt(scores.Average(s => s.Error * s.Error) / Runs), "no bias");
    }

    private static ShiftMeans Of(BlockRunner runner, int blocks)
    {
        var means = runner.NewMeans();
        for (var block = 0; block < blocks; block++)
            for (var shift = 0; shift < Draws.Shifts; shift++) means.Add(shift, runner.Run(shift, block));
        return means;
    }

    private static ImmutableArray<TimeNode> Nodes()
    {
        using var pilot = new Pilot(Subject, new Workers(1), default);
        return new TimeQuadratureBuilder(Subject, pilot, 1e-4).Build().Nodes;
    }
}
