using System.Text.Json;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Files with sweeps, run by the command.</summary>
public sealed class Sweeps
{
    private const string Quick = """
        use ou(end = 3);
        data = normal([0.5, -1], 0.6);
        network e(x, t) = 0.5 * ideal(x, t);
        measure { S_tot; S_NN; samples = 1024; }
        sweep theta in [1, 2];
        sweep seed in [1, 2];

        """;

    // With k = 2 the field grows like 1/(1 - t), and its entropy with it.
    private const string Failing = """
        process p { time t in [0, 1]; state x; param k = 0; drift = -x; sigma = sqrt(2 + k); }
        data = normal([0.5, -1], 0.6);
        network e(x, t) = x;
        measure { S_NN; samples = 1024; }
        sweep network in [x, x/(1 - t), -x];

        """;

    /// <summary>D = 3, |m|² = 1.3125, s² = .36: KL(p_0‖p_eq) − KL(p_T‖p_eq) with p_eq = N(0, κ² I), by κ and ∫β.</summary>
    [Fact]
    public async Task The_example_has_its_closed_forms()
    {
        var (outcome, _) = await Nec.Once("run examples/sweep.sde --json -");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var runs = JsonDocument.Parse(outcome.Out).RootElement.GetProperty("runs").EnumerateArray().ToArray();
        runs.Length.ShouldBe(6);
        foreach (var run in runs)
        {
            var (b, κ) = (run.GetProperty("parameters").GetProperty("beta_max").GetDouble(), run.GetProperty("parameters").GetProperty("kappa").GetDouble());
            (run.GetProperty("sweep").GetProperty("beta_max").GetDouble(), run.GetProperty("sweep").GetProperty("kappa").GetDouble()).ShouldBe((b, κ));
            var μ2 = Math.Exp(-(0.1 + (b - 0.1) / 2));
            double Kl(double V, double m2) => (3 * (V - 1 - Math.Log(V)) + m2) / 2;
            var expected = Kl(0.36 / (κ * κ), 1.3125 / (κ * κ)) - Kl((μ2 * 0.36 + κ * κ * (1 - μ2)) / (κ * κ), μ2 * 1.3125 / (κ * κ));
            foreach (var (name, factor) in new[] { ("S_tot", 1), ("S_NN", 1.21), ("L_EM", 0.01) })
            {
                var measure = run.GetProperty("measures").GetProperty(name);
                var (value, error) = (measure.GetProperty("value").GetDouble(), measure.GetProperty("standard_error").GetDouble());
                Math.Abs(value - factor * expected).ShouldBeLessThan(4 * error + measure.GetProperty("quadrature_error").GetDouble(), $"{name}, beta_max = {b}, kappa = {κ}");
                error.ShouldBeLessThan(0.01 * factor * expected);
            }
        }
    }

    /// <summary>S_tot of points grows with every e-fold less noise; what the law behind them stores does not.</summary>
    [Fact]
    public async Task The_example_of_memorisation_tells_what_each_cut_off_costs()
    {
        var (outcome, _) = await Examples.Run("memorisation");
        outcome.Error.ShouldContain("every e-fold less than the deviation 0.0104 at t = 0.001 adds 2 nats");
    }

    [Fact]
    public async Task The_example_tells_which_run_it_is_at()
    {
        var (outcome, _) = await Examples.Run("sweep");
        outcome.Error.Split('\n')[0].ShouldEndWith("run 1 of 6: beta_max = 8, kappa = 0.5");
    }

    [Fact]
    public async Task A_folder_holds_the_table_and_every_run_and_what_is_missing_is_made_up()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("quick.sde", Quick);
        (await Nec.Run("run", file, "--out", folder["out"])).ExitCode.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(folder["out"]).Select(Path.GetFileName).Order().ShouldBe(["experiment.sde", "run-1", "run-2", "run-3", "run-4", "table.csv"]);
        Directory.EnumerateFiles(folder["out/run-3"]).Select(Path.GetFileName).Order().ShouldBe(["experiment.sde", "rates.csv", "result.json"]);
        var table = File.ReadAllText(folder["out/table.csv"]);
        table.Split('\n')[3].ShouldStartWith("run-3,2,1,");

        // The run's own file is the same experiment on its own.
        var alone = await Nec.Run("run", folder["out/run-4/experiment.sde"], "--seed", "2", "--json", "-");
        Value(JsonDocument.Parse(alone.Out).RootElement).ShouldBe(Value(JsonDocument.Parse(File.ReadAllText(folder["out/run-4/result.json"])).RootElement));

        var again = await Nec.Run("run", file, "--out", folder["out"]);
        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("is there already");

        Directory.Delete(folder["out/run-2"], recursive: true);
        File.Delete(folder["out/run-3/result.json"]);
        File.Delete(folder["out/table.csv"]);
        var resumed = await Nec.Run("run", file, "--out", folder["out"], "--resume", "--json", folder["all.json"]);
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        Lines(resumed.Error).ShouldBe(["run 2 of 4: theta = 1, seed = 2", "run 3 of 4: theta = 2, seed = 1"]);
        File.ReadAllText(folder["out/table.csv"]).ShouldBe(table);
        JsonDocument.Parse(File.ReadAllText(folder["all.json"])).RootElement.GetProperty("runs").GetArrayLength().ShouldBe(4);

        foreach (var (reason, arguments) in new (string, string[])[]
        {
            ("is not what is to be run now", ["--out", folder["out"], "--set", "theta=3"]),
            ("goes on with what --out DIR holds", []),
        })
        {
            var refused = await Nec.Run(["run", file, "--resume", .. arguments]);
            refused.ExitCode.ShouldBe(2);
            refused.Error.ShouldContain(reason);
        }
        (await Nec.Run("run", file, "--resume", "--out", folder["elsewhere"])).ExitCode.ShouldBe(0);
        File.ReadAllText(folder["elsewhere/table.csv"]).ShouldBe(table);

        static double Value(JsonElement result) => result.GetProperty("measures").GetProperty("S_tot").GetProperty("value").GetDouble();
    }

    [Fact]
    public async Task A_run_that_fails_is_told_and_does_not_stop_the_others()
    {
        using var folder = new TemporaryFolder();
        var outcome = await Nec.Run("run", folder.Write("failing.sde", Failing), "--out", folder["out"], "--json", folder["all.json"]);
        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("error[NEC5013]: with network = x/(1 - t): S_NN does not converge");
        var rows = Lines(outcome.Out);
        rows.Length.ShouldBe(5);
        rows[3].ShouldMatch(@"^x/\(1 - t\) +NEC5013 *$");
        File.ReadAllLines(folder["out/table.csv"])[2].ShouldBe("run-2,x/(1 - t),,,,,NEC5013");
        var runs = JsonDocument.Parse(File.ReadAllText(folder["all.json"])).RootElement.GetProperty("runs");
        runs[1].GetProperty("error").GetProperty("code").GetString().ShouldBe("NEC5013");
        runs[2].GetProperty("measures").GetProperty("S_NN").GetProperty("value").GetDouble().ShouldBe(runs[0].GetProperty("measures").GetProperty("S_NN").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task The_command_line_replaces_a_sweep()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("quick.sde", Quick);
        (await Runs("--set", "theta=3")).ShouldBe("run 1 of 2: seed = 1; run 2 of 2: seed = 2");
        (await Runs("--seed", "5")).ShouldBe("run 1 of 2: theta = 1; run 2 of 2: theta = 2");
        (await Runs("--set", "theta=3", "--seed", "5", "--out", folder["one"])).ShouldNotContain("run 1");
        File.ReadAllText(folder["one/experiment.sde"]).ShouldNotContain("sweep");
        JsonDocument.Parse(File.ReadAllText(folder["one/result.json"])).RootElement.GetProperty("seed").GetInt64().ShouldBe(5);
        var none = await Nec.Run("run", file, "--set", "seed=3");
        none.ExitCode.ShouldBe(1);
        none.Error.ShouldContain("`--seed`");

        async Task<string> Runs(params string[] arguments) => string.Join("; ", Lines((await Nec.Run(["run", file, .. arguments])).Error));
    }

    [Fact]
    public async Task An_interrupted_sweep_tells_and_keeps_what_is_done()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("long.sde", Quick.Replace("sweep theta in [1, 2];", "sweep measure.samples in [1024, 4_000_000, 4_100_000];").Replace("sweep seed in [1, 2];", ""));
        var outcome = await Nec.Interrupted(FirstIsDone, "run", file, "--out", folder["out"]);
        outcome.ExitCode.ShouldBe(130);
        var told = Lines(outcome.Out);
        told[0].ShouldContain("1 of 3 runs");
        told.Length.ShouldBe(3);
        File.ReadAllLines(folder["out/table.csv"]).Length.ShouldBe(2);

        async Task FirstIsDone()
        {
            for (var i = 0; i < 600 && !File.Exists(folder["out/table.csv"]); i++) await Task.Delay(100);
        }
    }

    private static string[] Lines(string text) =>
        [.. text.Split('\n').Where(line => line != "" && !line.StartsWith("nec: ", StringComparison.Ordinal))];
}
