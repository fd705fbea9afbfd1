using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Runs that are stopped and gone on with, and runs in shards: the tutorial's commands, on a smaller network.</summary>
public sealed class Parts
{
    private const string Long = """
        use vp;
        data = mixture { 0.35: normal([-1.2, 0], 0.3); 0.65: normal([0.9, 0.4], 0.5); }
        network e = mlp(hidden = [32, 32], fourier = 16);
        train e { samples = 256; epochs = 2; }
        measure { S_tot; S_NN; samples = 32_768; }

        """;

    private const string Short = """
        use vp;
        data = normal([0.5, -1], 0.6);
        network e(x, t) = 1.1 * ideal(x, t);
        measure { S_tot by score, boundary, quadrature; S_NN; log_likelihood_bound; samples = 8192; }

        """;

    /// <summary>The run that no signal stops.</summary>
    private static readonly Lazy<Task<(Nec.Outcome Outcome, string Digits)>> Whole = new(async () =>
    {
        using var folder = new TemporaryFolder();
        var outcome = await Nec.Run("run", folder.Write("long.sde", Long), "--out", folder["out"]);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        return (outcome, Digits(folder["out"]));
    });

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("KILL", 137)]
    public async Task A_run_that_is_killed_goes_on_to_the_same_digits(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("long.sde", Long);
        var killed = await Nec.Signalled(signal, () => Exists(folder["out/state.safetensors"]), "run", file, "--out", folder["out"]);
        killed.ExitCode.ShouldBe(exitCode, killed.Error);
        File.Exists(folder["out/state.safetensors"]).ShouldBeTrue();
        if (signal != "KILL") killed.Error.ShouldContain("with --resume the run goes on from there");

        var again = await Nec.Run("run", file, "--out", folder["out"]);
        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("with which --resume goes on");
        var other = await Nec.Run("run", file, "--out", folder["out"], "--resume", "--seed", "2");
        other.ExitCode.ShouldBe(2);
        other.Error.ShouldContain("error[NEC5147]: what is to be gone on with is another run: the seed has changed");

        var resumed = await Nec.Run("run", file, "--out", folder["out"], "--resume");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        resumed.Error.ShouldNotContain("training");
        File.Exists(folder["out/state.safetensors"]).ShouldBeFalse();
        var (whole, digits) = await Whole.Value;
        Timeless(resumed.Out).ShouldBe(Timeless(whole.Out));
        Digits(folder["out"]).ShouldBe(digits);

        // What is done is told again, so that a job that is submitted twice does no harm.
        var told = await Nec.Run("run", file, "--out", folder["out"], "--resume");
        told.ExitCode.ShouldBe(0, told.Error);
        told.Out.ShouldBe(resumed.Out);
        told.Time.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Shards_are_merged_to_the_digits_of_one_run()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("short.sde", Short);
        for (var k = 1; k <= 3; k++)
        {
            var shard = await Nec.Run("run", file, "--shard", $"{k}/3", "--out", folder[$"part{k}"], "--threads", k == 1 ? "1" : "2");
            shard.ExitCode.ShouldBe(0, shard.Error);
            shard.Out.Trim().ShouldEndWith($"shard {k}/3 of short.sde, seed 1; `nec merge` puts all 3 together");
        }
        var missing = await Nec.Run("merge", folder["part1"], folder["part3"]);
        missing.ExitCode.ShouldBe(2);
        missing.Error.ShouldContain("error[NEC5154]: a shard is missing: `2/3`");

        var merged = await Nec.Run("merge", folder["part2"], folder["part1"], folder["part3"], "--out", folder["merged"]);
        merged.ExitCode.ShouldBe(0, merged.Error);
        var whole = await Nec.Run("run", file, "--out", folder["whole"]);
        merged.Out.ShouldBe(whole.Out);
        Digits(folder["merged"]).ShouldBe(Digits(folder["whole"]));
        foreach (var kept in (string[])["experiment.sde", "rates.csv"]) File.ReadAllText(folder[$"merged/{kept}"]).ShouldBe(File.ReadAllText(folder[$"whole/{kept}"]));
    }

    [Theory]
    [InlineData("--shard takes k/n", "--shard", "3/2", "--out", "x")]
    [InlineData("--shard takes k/n", "--shard", "1/33", "--out", "x")]
    [InlineData("--shard leaves what it takes in the folder --out DIR", "--shard", "1/2")]
    [InlineData("before `nec merge`", "--shard", "1/2", "--out", "x", "--json", "-")]
    [InlineData("there is no file none.safetensors", "--weights", "none.safetensors")]
    [InlineData("error[NEC5148]", "--shard", "1/2", "--out", "FOLDER/x")]
    [InlineData("error[NEC5145]", "--weights", "README.md")]
    public async Task A_command_that_makes_no_sense_says_why(string reason, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var outcome = await Nec.Run(["run", "examples/gaussian.sde", .. arguments.Select(a => a.Replace("FOLDER", folder[""]))]);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(reason);
    }

    private static string Digits(string folder) => string.Join('\n', JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json"))).RootElement.GetProperty("measures").EnumerateObject()
        .Select(m => Regex.Replace($"{m.Name} {m.Value}", "\"seconds\": [^,]*,", "")));

    private static string Timeless(string table) => Regex.Replace(table, @"steps in \d+ s", "steps");

    private static async Task Exists(string path)
    {
        for (var i = 0; i < 1200 && !File.Exists(path); i++) await Task.Delay(50);
    }
}
