using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Engine;

public sealed class ReproducibilityTests
{
    private static readonly Trial Experiment = new(new VariancePreserving(), Notebook.Data, c => new Perturbed(c, factor: 1.1)) { Accuracy = 0.01 };

    [Fact]
    public void The_same_seed_gives_the_same_digits() => Digits(Experiment.Run(seed: 7)).ShouldBe(Digits(Experiment.Run(seed: 7)));

    [Fact]
    public void Digits_depend_neither_on_the_threads_nor_on_the_batch()
    {
        var reference = Digits(Experiment.Run(seed: 3, threads: 1));
        Digits(Experiment.Run(seed: 3, threads: 2)).ShouldBe(reference);
        Digits(Experiment.Run(seed: 3, threads: 3, batch: 4096)).ShouldBe(reference);
        Digits(Experiment.Run(seed: 3, threads: 3, batch: 2048)).ShouldBe(reference);
        Digits(Experiment.Run(seed: 3, threads: 3, batch: 1)).ShouldBe(reference);
    }

    [Fact]
    public void Another_seed_gives_other_digits() => Digits(Experiment.Run(seed: 1)).ShouldNotBe(Digits(Experiment.Run(seed: 2)));

    [Fact]
    public void The_interval_of_95_percent_covers_the_truth_in_about_95_percent_of_runs()
    {
        var covered = 0;
        const int runs = 200;
        for (var seed = 0; seed < runs; seed++)
        {
            var data = new Normal([1], 0.6);
            var estimate = new Trial(new VariancePreserving(), data) { Asked = [new Runtime.Measures.TotalEntropyProduction()], Samples = 2048, Accuracy = 0.02 }
                .Run(seed)["S_tot"]!.Estimate;
            if (Math.Abs(estimate.Value - 0.69066606237634) < 1.96 * estimate.StandardError) covered++;
        }
        // The count is binomial of deviation √(200 · .95 · .05) = 3.1.
        covered.ShouldBeInRange((int)(0.90 * runs), (int)(0.99 * runs));
    }

    private static string Digits(RunResult result) =>
        string.Join('\n', result.Measures.Select(m => $"{m.Name} {m.Estimate.Value:R} {m.Estimate.StandardError:R} {m.Estimate.QuadratureError:R} {m.Estimate.Units}")) + RatesCsv.Print(result);
}
