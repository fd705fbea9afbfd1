using System.Text.Json;
using NeuralEntropy.Runtime.Results;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Whole runs of the command against what is known exactly.</summary>
public sealed class Runs
{
    private const string Quick = """
        process vp { time t in [0, 1]; state x; drift = -(0.1 + 15.9*t)/2 * x; sigma = sqrt(0.1 + 15.9*t); }
        data = mixture { 0.35: normal([-1.2, 0], 0.3); 0.65: normal([0.9, 0.4], 0.5); }
        network e = mlp(hidden = [32, 32], fourier = 16);
        train e { samples = 256; epochs = 2; }
        measure { S_tot; L_EM; S_NN; S_tot_minus_L_EM; identity_defect; samples = 16_384; }
        """;

    [Fact]
    public async Task The_gaussian_example_agrees_with_its_closed_forms()
    {
        // VP 0.1 -> 16, D = 3, m = (0.5, -1, 0.25), s0 = 0.6, e = 1.1 e*: S_tot, .01 S_tot, 1.21 S_tot, .99 S_tot, .22 S_tot.
        (string Name, double Truth)[] expected =
            [("S_tot", 1.228517429376126), ("L_EM", .012285174294), ("S_NN", 1.486506089545), ("S_tot_minus_L_EM", 1.216232255082), ("identity_defect", .270273834463)];
        await Nec.Run("run", "examples/gaussian.sde");
        var outcome = await Nec.Run("run", "examples/gaussian.sde", "--json", "-");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Time.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        var measures = JsonDocument.Parse(outcome.Out).RootElement.GetProperty("measures");
        foreach (var (name, truth) in expected)
        {
            var (value, error) = Estimate(measures, name);
            Math.Abs(value - truth).ShouldBeLessThan(4 * error, name);
            if (name != "identity_defect") (error / truth).ShouldBeLessThan(0.003, name);
        }
    }

    [Theory]
    [InlineData("mean_reverting", "S_tot", 7.3649967209)]
    [InlineData("routes", "S_tot by score", 1.1455497438)]
    [InlineData("rotation", "S_tot", 16.1453569587)]
    [InlineData("rotation", "S_housekeeping", 15.0183156389)]
    public async Task An_example_agrees_with_what_is_known_of_it(string example, string measure, double truth)
    {
        var (value, error) = Estimate(await MeasuresOf(example), measure);
        Math.Abs(value - truth).ShouldBeLessThan(4 * error);
        (error / truth).ShouldBeLessThan(0.003);
    }

    /// <summary>What it trains depends on the machine in the last digits; what it is compared with does not.</summary>
    [Fact]
    public async Task The_example_of_a_network_that_is_told_labels_stores_what_the_classes_have()
    {
        var measures = await MeasuresOf("conditional");
        var (total, error) = Estimate(measures, "S_tot_given_labels");
        // VP 0.1 -> 16: Σ_c P(c) [KL(N_c‖N(0, I)) at 0 less at 1], D = 2.
        Math.Abs(total - 1.5049412538).ShouldBeLessThan(4 * error);
        Math.Abs(total - Estimate(measures, "S_tot").Value - Estimate(measures, "mutual_information").Value).ShouldBeLessThan(0.01);
        Estimate(measures, "L_EM").Value.ShouldBeLessThan(0.2 * total);
        Estimate(measures, "S_NN").Value.ShouldBeInRange(0.75 * total, 1.1 * total);
        measures.GetProperty("S_NN").GetProperty("given_labels").GetBoolean().ShouldBeTrue();
        measures.GetProperty("S_tot").TryGetProperty("given_labels", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_example_with_levels_of_noise_keeps_the_rates()
    {
        var (outcome, folder) = await Examples.Run("rates");
        outcome.Out.Split('\n').ShouldAllBe(line => line.Length <= 100);
        var measures = await MeasuresOf("rates");
        measures.GetProperty("S_tot").GetProperty("levels").EnumerateArray().Select(l => (l.GetProperty("noise")[0].GetRawText(), l.GetProperty("noise")[1].GetRawText()))
            .ShouldBe([("null", "0.01"), ("0.01", "0.03"), ("0.03", "0.1"), ("0.1", "0.3"), ("0.3", "1"), ("1", "null")]);
        measures.GetProperty("L_EM").GetProperty("below_resolution").GetProperty("noise")[1].GetDouble().ShouldBe(1 / 255.0);
        File.ReadLines(Path.Combine(folder, "rates.csv")).First().ShouldEndWith(",cumulative,cumulative_standard_error,cumulative_low,cumulative_high");
    }

    [Fact]
    public async Task The_change_of_time_that_a_run_proposes_costs_little_more_than_constant_speed()
    {
        using var folder = new TemporaryFolder();
        const string rest = "data = normal([0.5, -1], 0.6);\nmeasure { c_2; retiming; samples = 8192; }\n";
        var before = await Nec.Run("run", folder.Write("before.sde", "use vp;\n" + rest), "--out", folder["out"], "--json", "-");
        before.ExitCode.ShouldBe(0, before.Error);
        File.ReadLines(Path.Combine(folder["out"], "retiming.csv")).First().ShouldBe("t,log_snr,v_2,arc_length,s");
        var after = await Nec.Run("run", folder.Write("after.sde", $"use vp\n{File.ReadAllText(Path.Combine(folder["out"], "retiming.sde"))}{rest}"), "--json", "-");
        after.ExitCode.ShouldBe(0, after.Error);
        double Value(string json, string name) => Estimate(JsonDocument.Parse(json).RootElement.GetProperty("measures"), name).Value;
        var least = Value(before.Out, "retiming");
        Value(after.Out, "retiming").ShouldBe(least, 1e-3 * least);
        Value(before.Out, "c_2").ShouldBeGreaterThan(1.2 * least);
        Value(after.Out, "c_2").ShouldBeInRange(least, 1.01 * least);
    }

    [Fact]
    public async Task The_example_with_single_paths_keeps_the_histogram()
    {
        var (_, folder) = await Examples.Run("fluctuation");
        File.ReadAllLines(Path.Combine(folder, "histograms.csv")).Length.ShouldBe(53);
    }

    [Fact]
    public async Task The_example_with_two_networks_trains_both_and_tells_which_is_better()
    {
        var (outcome, folder) = await Examples.Run("compare");
        outcome.Out.ShouldContain("the second network");
        File.Exists(Path.Combine(folder, "baseline.safetensors")).ShouldBeTrue();
        var result = JsonReader.Read(File.ReadAllText(Path.Combine(folder, "result.json")));
        // L_DEM is L_EM and a constant of 45 nats, whose noise the difference has not.
        var (difference, loss) = (result["L_EM_difference"]!.Estimate, result["L_DEM"]!.Estimate);
        difference.StandardError.ShouldBeLessThan(Math.Min(loss.StandardError / 20, Math.Abs(difference.Value) / 20));
        result["S_NN_difference"]!.Estimate.Value.ShouldNotBe(0);
    }

    [Fact]
    public async Task The_vp_example_learns_the_mixture_and_measures_it()
    {
        var (outcome, _) = await Examples.Run("vp");
        var measures = await MeasuresOf("vp");
        var (total, totalError) = Estimate(measures, "S_tot");
        Math.Abs(total - 1.1455497438).ShouldBeLessThan(4 * totalError);
        (totalError / total).ShouldBeLessThan(0.003);
        var (neural, _) = Estimate(measures, "S_NN");
        (neural / total).ShouldBeGreaterThan(0.9);
        outcome.Out.ShouldContain("S_NN / S_tot");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_digits_also_with_half_the_batch()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("quick.sde", Quick);
        string[] texts = [await Digits(file), await Digits(file), await Digits(file, "--batch", "2048"), await Digits(file, "--batch", "1024")];
        texts.Distinct().Count().ShouldBe(1);
        (await Digits(file, "--seed", "2")).ShouldNotBe(texts[0]);
        // Training splits its sums over the threads; what is measured does not depend on how many there are.
        (await Digits("examples/gaussian.sde", "--threads", "1")).ShouldBe(await Digits("examples/gaussian.sde", "--threads", "2"));

        static async Task<string> Digits(string file, params string[] options)
        {
            var outcome = await Nec.Run(["run", file, "--json", "-", .. options]);
            outcome.ExitCode.ShouldBe(0, outcome.Error);
            return string.Join('\n', JsonDocument.Parse(outcome.Out).RootElement.GetProperty("measures").EnumerateObject()
                .Select(m => $"{m.Name} {m.Value.GetProperty("value")} {m.Value.GetProperty("standard_error")} {m.Value.GetProperty("rate")}"));
        }
    }

    [Fact]
    public async Task A_folder_of_results_holds_everything_and_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("quick.sde", Quick);
        (await Nec.Run("run", file, "--out", folder["out"], "--set", "train.epochs=1")).ExitCode.ShouldBe(0);
        Directory.EnumerateFiles(folder["out"]).Select(Path.GetFileName).Order().ShouldBe(["experiment.sde", "rates.csv", "result.json", "weights.safetensors"]);
        File.ReadAllText(Path.Combine(folder["out"], "experiment.sde")).ShouldContain("epochs = 1");
        var again = await Nec.Run("run", file, "--out", folder["out"]);
        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("is there already");
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["out"], "result.json"))).RootElement.GetProperty("set").GetProperty("train.epochs").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task A_file_with_imports_is_kept_so_that_it_runs_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var library = folder.Write("mine.sde", "process my-own {\n    time t in [0, 1]; // the unit of time\n    state x;\n    param rate = 2;\n    drift = -rate * x;\n    sigma = 1;\n}\n");
        var file = folder.Write("main.sde", "import \"mine.sde\"; use my-own(rate = 3);\ndata = normal([0, 0.5], 0.5);\nmeasure { S_tot; samples = 2048; }\n");
        (await Nec.Run("run", file, "--out", folder["first"], "--set", "rate=5")).ExitCode.ShouldBe(0);
        File.Delete(library);
        var again = await Nec.Run("run", Path.Combine(folder["first"], "experiment.sde"), "--out", folder["second"]);
        again.ExitCode.ShouldBe(0, again.Error);
        Measured("second").ShouldBe(Measured("first"));
        File.ReadAllText(Path.Combine(folder["first"], "experiment.sde")).ShouldContain("param rate = 5;");

        string Measured(string run) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder[run], "result.json"))).RootElement.GetProperty("measures").GetProperty("S_tot").GetProperty("value").GetRawText();
    }

    [Fact]
    public async Task A_file_with_data_from_files_runs_again_from_its_results()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        folder.Write("data/points.csv", "x,y,class\n0,0,a\n1,0.5,a\n2,-1,b\n");
        folder.Write("data/rates.csv", "1\n2\n4\n");
        folder.Write("data/mine.sde", "process mine { time t in [0, 1]; state x; drift = -steps(file(\"rates.csv\"), t) * x; sigma = sqrt(2 * steps(file(\"rates.csv\"), t)); }\n");
        var file = folder.Write("main.sde", "use subvp(start = 1e-2);\ndata = 2 * file(\"data/points.csv\", labels = \"class\");\nmeasure { S_tot; samples = 1024; }\n");
        await Succeeds(file, "first");
        await Succeeds(Path.Combine(folder["first"], "experiment.sde"), "second");
        await Succeeds(Path.Combine(folder["second"], "experiment.sde"), "third");
        Measured("second").ShouldBe(Measured("first"));
        var (kept, again) = (Result("first").GetProperty("data_files")[0], Result("third").GetProperty("data_files")[0]);
        kept.GetProperty("name").GetString().ShouldBe("data/points.csv");
        again.GetProperty("sha256").GetString().ShouldBe(kept.GetProperty("sha256").GetString());
        again.GetProperty("name").GetString().ShouldBe(Path.GetFullPath(Path.Combine(folder["data"], "points.csv")));

        File.AppendAllText(file, "sweep start in [1e-2, 2e-2];\n");
        await Succeeds(file, "sweep");
        await Succeeds(Path.Combine(folder["sweep"], "run-1", "experiment.sde"), "fourth");
        Measured("fourth").ShouldBe(Measured("first"));

        // A schedule's file lies beside the file that is imported, and its text is in another one then.
        var user = folder.Write("user.sde", "import \"data/mine.sde\";\nuse mine;\ndata = normal(0.5, 0.5);\nmeasure { S_tot; samples = 1024; }\n");
        await Succeeds(user, "fifth");
        await Succeeds(Path.Combine(folder["fifth"], "experiment.sde"), "sixth");
        Measured("sixth").ShouldBe(Measured("fifth"));
        Result("fifth").GetProperty("data_files").EnumerateArray().Select(f => (f.GetProperty("name").GetString(), f.GetProperty("sha256").GetString()))
            .ShouldBe([("rates.csv", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("1\n2\n4\n"u8)))]);

        string Measured(string run) => Result(run).GetProperty("measures").GetProperty("S_tot").GetProperty("value").GetRawText();

        JsonElement Result(string run) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder[run], "result.json"))).RootElement;

        async Task Succeeds(string file, string run)
        {
            var outcome = await Nec.Run("run", file, "--out", folder[run]);
            outcome.ExitCode.ShouldBe(0, outcome.Error);
        }
    }

    [Theory]
    [InlineData(2, "--json", "")]
    [InlineData(2, "--out", "")]
    [InlineData(2, "--threads", "-3")]
    [InlineData(3, "--json", "FOLDER")]
    [InlineData(3, "--out", "FOLDER/quick.sde")]
    [InlineData(3, "--out", "/proc/no-such-place")]
    public async Task What_cannot_be_written_is_refused_before_the_work(int exitCode, string option, string value)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("quick.sde", Quick + "// FOLDER");
        var outcome = await Nec.Run("run", file, "--set", "train.epochs=100_000", option, value.Replace("FOLDER", Path.GetDirectoryName(file)));
        outcome.ExitCode.ShouldBe(exitCode, outcome.Error);
        outcome.Error.Split('\n').Length.ShouldBeLessThan(4);
    }

    [Fact]
    public async Task A_device_or_a_link_given_for_the_result_stays_what_it_is()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["link.json"], folder["target.json"]);
        await File.WriteAllTextAsync(folder["target.json"], "");
        (await Nec.Run("run", "examples/cubic.sde", "--json", folder["link.json"])).ExitCode.ShouldBe(0);
        new FileInfo(folder["link.json"]).LinkTarget.ShouldNotBeNull();
        JsonDocument.Parse(await File.ReadAllTextAsync(folder["target.json"]));
        (await Nec.Run("run", "examples/cubic.sde", "--json", "/dev/null")).ExitCode.ShouldBe(0);
        (await File.ReadAllBytesAsync("/dev/null")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_whose_entropy_is_infinite_gets_no_number()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("infinite.sde", "use ou(end = 1);\ndata = normal([0.5, -1], 0.6);\nnetwork e(x, t) = x/sqrt(1 - t);\nmeasure { S_NN; }\n");
        var outcome = await Nec.Run("run", file);
        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("S_NN does not converge");
        outcome.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_json_on_stdout_there_is_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var outcome = await Nec.Run("run", folder.Write("quick.sde", Quick), "--json", "-");
        var result = JsonDocument.Parse(outcome.Out).RootElement;
        foreach (var key in (string[])["nec", "file", "seed", "device", "parameters", "measures", "warnings"]) result.TryGetProperty(key, out _).ShouldBeTrue(key);
    }

    [Fact]
    public async Task Without_a_network_only_the_process_is_measured()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("ou.sde", "process ou { time t in [0, 3]; state x; equilibrium = normal(0, 1); sigma = sqrt(2); }\ndata = normal(0, 2);\n");
        var outcome = await Nec.Run("run", file, "--json", "-");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var measures = JsonDocument.Parse(outcome.Out).RootElement.GetProperty("measures");
        measures.EnumerateObject().Select(m => m.Name).ShouldBe(["S_tot"]);
        // KL(N(0,4) || N(0,1)) - KL(N(0,V) || N(0,1)) with V = 1 + 3 exp(-6).
        static double Kl(double v) => (v - 1 - Math.Log(v)) / 2;
        var (value, error) = Estimate(measures, "S_tot");
        Math.Abs(value - (Kl(4) - Kl(1 + 3 * Math.Exp(-6)))).ShouldBeLessThan(4 * error);
    }

    [Fact]
    public async Task An_interrupt_ends_a_run_with_exit_code_130()
    {
        using var folder = new TemporaryFolder();
        var outcome = await Nec.Interrupted(() => Task.Delay(TimeSpan.FromSeconds(4)), "run", folder.Write("quick.sde", Quick), "--set", "train.epochs=100_000");
        outcome.ExitCode.ShouldBe(130);
        outcome.Out.ShouldBeEmpty();
    }

    private static async Task<JsonElement> MeasuresOf(string example)
    {
        var (_, folder) = await Examples.Run(example);
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json"))).RootElement.GetProperty("measures");
    }

    private static (double Value, double Error) Estimate(JsonElement measures, string name)
    {
        var measure = measures.GetProperty(name);
        return (measure.GetProperty("value").GetDouble(), measure.GetProperty("standard_error").GetDouble());
    }
}
