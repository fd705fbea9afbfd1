using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Training;

public sealed class TrainerTests
{
    /// <summary>What no network can lower the official loss below on the notebook's mixture: D − ∫₀¹ Σ² E‖∇log p_t‖² dt.</summary>
    private const double LeastLoss = 0.66010017;

    private static readonly VariancePreserving Process = new();

    [Fact]
    public void Training_lowers_the_loss_to_near_the_least_there_is()
    {
        using var network = Small();
        var plan = new TrainingPlan(new EntropyMatching(), samples: 4096, batch: 128, throws: 4, epochs: 30, optimizer: new Adam(3e-3, decay: Decay.Cosine));
        var summary = Trainer.Train(network, Process, Notebook.Data, plan, new TrainingOptions(1, CPU, 2));
        summary.Steps.ShouldBe(plan.Steps);
        // Before: D = 2 plus E‖Σ y‖² ≈ 4. The mean of 32 steps of 512 draws of a loss of deviation about 1 errs by .01; the 4,096 data points themselves by some .01 more.
        summary.FinalLoss.ShouldBeInRange(LeastLoss - 0.04, LeastLoss + 0.08);
    }

    [Fact]
    public void The_least_loss_is_what_the_exact_field_has()
    {
        using var scope = NewDisposeScope();
        var plan = new TrainingPlan(new EntropyMatching(), samples: 1 << 16, batch: 1 << 16, throws: 4, epochs: 1);
        using var batches = new TrainingBatches(Process, Notebook.Data, plan, new TrainingOptions(1, CPU));
        var batch = (IsotropicBatch)batches.Next();
        // The exact score of every row at its own time: rows are sorted into 64 thin slices of time, each at its middle.
        var times = batch.Time.repeat_interleave(batch.State.shape[0] / batch.Time.shape[0]).data<float>().ToArray();
        var (sum, squares) = (0.0, 0.0);
        foreach (var slice in times.Select((t, i) => (Time: t, Row: (long)i)).GroupBy(x => (int)(x.Time * 512)))
        {
            var rows = tensor(slice.Select(s => s.Row).ToArray(), dtype: int64);
            using var score = Notebook.Data.ScoreAt(Process.At([(slice.Key + 0.5) / 512])[0], CPU)!;
            var residual = (score.Evaluate(batch.State.index_select(0, rows).to(float64)) * batch.Deviation.index_select(0, rows) + batch.Noise.index_select(0, rows)).pow(2).sum(1);
            sum += residual.sum().item<double>();
            squares += residual.pow(2).sum().item<double>();
        }
        var (n, mean) = (times.Length, sum / times.Length);
        Math.Abs(mean - LeastLoss).ShouldBeLessThan(4 * Math.Sqrt((squares / n - mean * mean) / n) + 5e-4, "5e-4: the slices' width");
    }

    [Fact]
    public void The_likelihood_weight_integrates_the_measured_loss()
    {
        // e = 0 on data N(0, s₀²): ∫ (σ²/2) E‖c‖² dt over the part that the loss covers, c = −z/Σ + y/v, E‖c‖² = D (1/Σ² − 2 + V).
        using var scope = NewDisposeScope();
        var (data, loss) = (new Normal([0, 0], 0.5), new EntropyMatching(Weight.Likelihood));
        var plan = new TrainingPlan(loss, samples: 1 << 16, batch: 1 << 16, throws: 4, epochs: 1);
        using var batches = new TrainingBatches(Process, data, plan, new TrainingOptions(1, CPU));
        var batch = (IsotropicBatch)batches.Next();
        var residual = (batch.Noise - batch.State * batch.Deviation).to(float64).pow(2).sum(1) * batches.Scale;
        var expected = new Runtime.Processes.TabulatedIntegral(
            t => Process.Diffusion(t) * (Elementary.Pow(Process.Variance(t), -1) - 2 + Elementary.Square(Process.MeanScale(t)) * 0.25 + Process.Variance(t)),
            new Runtime.Processes.Interval(1e-5, 1)).At(tensor(1.0)).item<double>();
        var n = residual.NumberOfElements;
        Math.Abs(residual.mean().item<double>() - expected).ShouldBeLessThan(4 * Math.Sqrt(residual.var().item<double>() / n));
    }

    [Fact]
    public void The_same_seed_trains_the_same_bits()
    {
        double[] Train(long seed)
        {
            using var network = Small(seed);
            var plan = new TrainingPlan(new EntropyMatching(Weight.Likelihood), samples: 100, batch: 32, throws: 3, epochs: 4);
            Trainer.Train(network, Process, Notebook.Data, plan, new TrainingOptions(seed, CPU, 2));
            return [.. network.Module.parameters().SelectMany(p => p.detach().to(float64).data<double>().ToArray())];
        }

        Train(5).ShouldBe(Train(5));
        Train(5).ShouldNotBe(Train(6));
    }

    [Fact]
    public void Every_data_point_is_seen_once_an_epoch()
    {
        using var scope = NewDisposeScope();
        var plan = new TrainingPlan(new EntropyMatching(), samples: 12, batch: 5, throws: 1, epochs: 5);
        plan.Steps.ShouldBe(12);
        using var batches = new TrainingBatches(new VariancePreserving { End = 1e-12 }, Notebook.Data, plan, new TrainingOptions(1, CPU));
        var seen = Enumerable.Range(0, 12).SelectMany(_ => batches.Next().State.select(1, 0).data<float>().ToArray()).Select(v => MathF.Round(v, 4)).ToList();
        for (var epoch = 0; epoch < 5; epoch++) seen.Skip(12 * epoch).Take(12).Distinct().Count().ShouldBe(12);
    }

    /// <summary>Batch, throws, and how many data points share a time: as many as leave 32 times.</summary>
    [Theory]
    [InlineData(8, 4, 1)]
    [InlineData(40, 10, 8)]
    [InlineData(30, 10, 6)]
    [InlineData(41, 10, 1)]
    [InlineData(64, 1, 2)]
    public void The_times_of_a_step_are_spread_evenly_and_so_are_those_of_each_data_point(int batch, int throws, int sharing)
    {
        using var scope = NewDisposeScope();
        var plan = new TrainingPlan(new EntropyMatching(), samples: batch, batch: batch, throws: throws, epochs: 3);
        using var batches = new TrainingBatches(Process, Notebook.Data, plan, new TrainingOptions(1, CPU));
        for (var step = 0; step < 3; step++)
        {
            var next = (IsotropicBatch)batches.Next();
            next.State.shape.ShouldBe([batch * throws, 2]);
            next.Deviation.shape.ShouldBe([batch * throws, 1]);
            var times = next.Time.data<float>().ToArray();
            times.Length.ShouldBe(batch * throws / sharing);
            var sorted = times.Order().ToArray();
            for (var i = 1; i < times.Length; i++) (sorted[i] - sorted[i - 1]).ShouldBe(1f / times.Length, 1e-6f);
            for (var group = 0; group < batch / sharing; group++)
                for (var h = 1; h < throws; h++) (times[(throws * group) + h] - times[(throws * group) + h - 1]).ShouldBe(1f / throws, 1e-6f);
            var deviations = Process.At([.. times.Select(t => (double)t)]).Select(k => k.StandardDeviation).ToArray();
            for (var row = 0; row < batch * throws; row++) next.Deviation[row].item<float>().ShouldBe((float)deviations[row / sharing], 1e-6f);
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_says_which_step_and_which_term()
    {
        using var network = Small();
        var plan = new TrainingPlan(new EntropyMatching(), samples: 64, batch: 32, throws: 1, epochs: 20, optimizer: new Adam(rate: 1e38));
        var failure = Should.Throw<NecException>(() => Trainer.Train(network, Process, Notebook.Data, plan, new TrainingOptions(1, CPU)));
        failure.Code.ShouldBe("NEC5008");
        failure.Message.ShouldContain("step 1: the network's output of `entropy_matching` is not finite");
    }

    [Fact]
    public void Progress_counts_to_the_last_step_and_cancellation_stops()
    {
        using var network = Small();
        var plan = new TrainingPlan(new EntropyMatching(), samples: 64, batch: 32, throws: 1, epochs: 20);
        var told = new List<TrainingProgress>();
        Trainer.Train(network, Process, Notebook.Data, plan, new TrainingOptions(1, CPU), new Listener<TrainingProgress>(told.Add));
        told[^1].ShouldSatisfyAllConditions(p => p.Step.ShouldBe(40), p => p.Steps.ShouldBe(40), p => p.SecondsLeft.ShouldBe(0), p => double.IsFinite(p.Loss).ShouldBeTrue());
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Trainer.Train(network, Process, Notebook.Data, plan, new TrainingOptions(1, CPU), cancellation: source.Token));
    }

    [Fact]
    public void A_cosine_decay_ends_at_nothing()
    {
        var adam = new Adam(1e-3, decay: Decay.Cosine);
        adam.RateAt(0, 100).ShouldBe(1e-3);
        adam.RateAt(50, 100).ShouldBe(5e-4, 1e-18);
        adam.RateAt(100, 100).ShouldBe(0, 1e-18);
    }

    private static Mlp Small(long seed = 1) => new(new NetworkContext(Process, Notebook.Data, CPU, seed), [64, 32], 32, 0.2);
}
