using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Engine;

/// <summary>Runs that are stopped and gone on with, or done in parts, against the same run in one go.</summary>
public sealed class ResumeTests
{
    private static readonly RunOptions Options = new(5, Threads: 2) { Source = "a file" };

    /// <summary>A network of some cost, whose S_tot is seen further as control variable.</summary>
    private static readonly Trial Trained = new(new VariancePreserving(), new ByPoints(Notebook.Data), c => new Mlp(c, [16], 8))
    {
        Plan = new TrainingPlan(new EntropyMatching(), samples: 256, epochs: 1),
        Accuracy = 0.001,
    };

    /// <summary>All that sums over independent units: paths, weights, densities, ends of the interval.</summary>
    private static readonly Trial Units = new(new VariancePreserving(), new Normal([0.5], 0.8), c => new Perturbed(c, factor: 1.1))
    {
        Asked =
        [
            new TotalEntropyProduction([Route.Score, Route.Boundary, Route.Paths, Route.Quadrature]), new EntropyVariance(), new GirsanovWeight(), new LogLikelihood(), new LogLikelihoodBound(),
        ],
        Samples = 1 << 13,
    };

    /// <summary>What takes no time.</summary>
    private static readonly Trial Ends = new(new VariancePreserving(), Notebook.Data) { Asked = [new TotalEntropyProduction([Route.Score, Route.Boundary])], Samples = 1 << 13 };

    [Fact]
    public void A_run_that_is_stopped_again_and_again_ends_with_the_same_digits()
    {
        foreach (var (trial, reports) in new[] { (Trained, 1), (Trained, 3), (Units, 2) })
        {
            using var run = new KeptRun(trial, Options);
            var (stops, result) = (0, (RunResult?)null);
            for (; result is null or { IsIncomplete: true } && stops < 100; stops++)
            {
                var told = 0;
                result = run.Run(source =>
                {
                    // The first tells what there was before.
                    if (++told > reports) source.Cancel();
                });
            }
            stops.ShouldBeInRange(2, 99);
            Digits.Of(result!).ShouldBe(Digits.Of(Runner.Run(trial, Options)));
        }
    }

    [Fact]
    public void Blocks_that_are_begun_are_finished_and_none_is_lost()
    {
        // Stops itself at every 90th evaluation: somewhere among the blocks of a round.
        var (count, every) = (0, int.MaxValue);
        CancellationTokenSource? running = null;
        var trial = new Trial(new VariancePreserving(), new Normal([0.5], 0.8), c => new FieldOf(c, (x, k) =>
        {
            if (Interlocked.Increment(ref count) % every == 0) running?.Cancel();
            return x * 0.9;
        }))
        { Asked = [new NeuralEntropyMeasure(), new GirsanovWeight()], Samples = 1 << 14 };
        var whole = Digits.Of(Runner.Run(trial, Options));
        var evaluations = count;
        every = evaluations / 5;
        using var run = new KeptRun(trial, Options);
        var (stops, result) = (-1, (RunResult?)null);
        for (count = 0; result is null or { IsIncomplete: true } && stops < 100; stops++)
        {
            result = run.Run(source => running ??= source);
            running = null;
        }
        stops.ShouldBeInRange(3, 99);
        Digits.Of(result!).ShouldBe(whole);
    }

    [Fact]
    public void What_was_kept_now_and_then_is_enough_when_the_process_is_killed()
    {
        var whole = Digits.Of(Runner.Run(Trained, Options));
        foreach (var report in (int[])[2, 4])
        {
            using var killed = new KeptRun(Trained, Options with { KeptEvery = TimeSpan.Zero });
            var (told, state) = (0, Array.Empty<byte>());
            killed.Run(_ =>
            {
                if (++told == report) state = File.ReadAllBytes(killed.StatePath);
            })!.IsIncomplete.ShouldBeFalse();
            File.WriteAllBytes(killed.StatePath, state);
            Digits.Of(killed.Run()!).ShouldBe(whole);
        }
    }

    [Fact]
    public void A_run_that_is_stopped_tells_what_there_is_and_what_is_missing()
    {
        using var run = new KeptRun(Units, Options);
        var result = run.Run(source =>
        {
            if (File.Exists(run.StatePath)) source.Cancel();
        })!;
        result.IsIncomplete.ShouldBeTrue();
        result.Measures.Select(m => m.Name).ShouldBe(["S_tot by score", "S_tot by boundary"]);
        result.Warnings.ShouldHaveSingleItem().Message.ShouldEndWith(
            "S_tot by paths, S_tot by quadrature, S_tot_variance, girsanov, log_likelihood, log_likelihood_bound have none yet");
    }

    [Fact]
    public void Shards_merged_in_any_order_have_the_digits_of_the_whole_run()
    {
        foreach (var (trial, count) in new[] { (Units, 2), (Ends, 32) })
        {
            var shards = Enumerable.Range(1, count).Reverse().Select(k =>
            {
                using var shard = new KeptRun(trial, Options with { Share = new Share(k, count), Threads = 1 + k % 3 });
                // Some are stopped on their way.
                if (k % 8 == 2) shard.Run(source => source.Cancel()).ShouldBeNull();
                shard.Run()!.Measures.ShouldBeEmpty();
                return ($"shard {k}", RunState.Read(shard.StatePath));
            }).ToArray();
            Digits.Of(Runner.Run(trial, Options with { From = Shards.Merged(shards) })).ShouldBe(Digits.Of(Runner.Run(trial, Options)));
        }
    }

    [Fact]
    public void Shards_that_do_not_belong_together_are_not_merged()
    {
        var one = Shard(Ends, Options with { Share = new Share(1, 2) });
        var two = Shard(Ends, Options with { Share = new Share(2, 2) });
        foreach (var (code, shards) in new (string, RunState[])[]
        {
            ("NEC5150", [one, Shard(Ends, Options with { Share = new Share(2, 2), Seed = 7 })]),
            ("NEC5150", [one, two with { Identity = two.Identity with { Weights = "other" } }]),
            ("NEC5151", [one, Shard(Ends, Options with { Share = new Share(2, 3) })]),
            ("NEC5152", [one, two with { IsComplete = false }]),
            ("NEC5153", [one, two, one]),
            ("NEC5154", [one]),
        })
            Should.Throw<NecException>(() => Shards.Merged([.. shards.Select((s, i) => ($"dir{i + 1}", s))])).Code.ShouldBe(code);
        Should.Throw<NecException>(() => Shard(Trained, Options with { Share = new Share(1, 2) })).Code.ShouldBe("NEC5148");

        static RunState Shard(Trial trial, RunOptions options)
        {
            using var shard = new KeptRun(trial, options);
            shard.Run();
            return RunState.Read(shard.StatePath);
        }
    }

    [Fact]
    public void Another_run_is_not_gone_on_with()
    {
        using var run = new KeptRun(Trained, Options);
        run.Run(source =>
        {
            if (File.Exists(run.StatePath)) source.Cancel();
        });
        var state = RunState.Read(run.StatePath);
        using var other = new KeptRun(Trained, Options with { Seed = 6 });
        other.Run(source => source.Cancel());
        foreach (var (what, options) in new (string, RunOptions)[]
        {
            ("the seed", Options with { Seed = 6 }),
            ("the file", Options with { Source = "another" }),
            ("the shard", Options with { Share = new Share(1, 2) }),
            ("the weights", Options with { Weights = other.WeightsPath }),
        })
        {
            var failure = Should.Throw<NecException>(() => Runner.Run(Trained, options with { From = state }));
            failure.Code.ShouldBe("NEC5147");
            failure.Message.ShouldContain(what);
        }
    }
}
