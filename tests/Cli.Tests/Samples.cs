using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Samples of a model: their distances in a run, and the files of `nec sample`.</summary>
public sealed class Samples
{
    private const string Learnt = """
        use vp;
        data = mixture { 0.35: normal([-1.2, 0], 0.3); 0.65: normal([0.9, 0.4], 0.5); };
        network e = mlp(hidden = [16], fourier = 8);
        train e { samples = 256; epochs = 2; }
        measure { S_NN; samples = 1024; }
        """;

    [Theory]
    [InlineData("sde")]
    [InlineData("flow")]
    public async Task The_weights_of_a_run_give_the_samples_that_its_training_gives(string way)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("learnt.sde", Learnt);
        (await Nec.Run("run", file, "--out", folder["run"], "--threads", "1")).ExitCode.ShouldBe(0);
        string[] common = ["sample", file, "--count", "1500", "--steps", "8", "--by", way];
        var trained = await Nec.Run([.. common, "--out", folder["trained.npy"], "--threads", "1"]);
        trained.ExitCode.ShouldBe(0, trained.Error);
        trained.Out.ShouldContain("1500 samples of 2 components");
        var loaded = await Nec.Run([.. common, "--out", folder["loaded.npy"], "--weights", Path.Combine(folder["run"], "weights.safetensors"), "--threads", "2"]);
        loaded.ExitCode.ShouldBe(0, loaded.Error);
        File.ReadAllBytes(folder["loaded.npy"]).ShouldBe(File.ReadAllBytes(folder["trained.npy"]));
    }

    [Fact]
    public async Task Weights_of_another_network_are_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("learnt.sde", Learnt);
        (await Nec.Run("run", file, "--out", folder["run"])).ExitCode.ShouldBe(0);
        var outcome = await Nec.Run("sample", file, "--set", "network.hidden=[24]", "--out", folder["x.npy"], "--weights", Path.Combine(folder["run"], "weights.safetensors"));
        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("error[NEC5146]");
        File.Exists(folder["x.npy"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("its ending should be one of .npy, .npz, .csv", "--out", "x.txt")]
    [InlineData("--count is 0", "--out", "x.npy", "--count", "0")]
    [InlineData("--steps is 1", "--out", "x.npy", "--steps", "1")]
    [InlineData("there is no file none.safetensors", "--out", "x.npy", "--weights", "none.safetensors")]
    [InlineData("takes no weights", "--out", "x.npy", "--weights", "README.md")]
    public async Task A_command_that_makes_no_sense_says_why(string reason, params string[] arguments)
    {
        var outcome = await Nec.Run(["sample", "examples/gaussian.sde", .. arguments]);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(reason);
    }

    [Fact]
    public async Task Distances_of_files_are_printed_and_written_and_repeat_for_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        (await Nec.Run("sample", "examples/gaussian.sde", "--out", folder["one.npy"], "--count", "700")).ExitCode.ShouldBe(0);
        (await Nec.Run("sample", "examples/gaussian.sde", "--out", folder["other.csv"], "--count", "900", "--seed", "2")).ExitCode.ShouldBe(0);
        var outcome = await Nec.Run("distances", folder["one.npy"], folder["other.csv"], "--json", folder["result.json"]);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var measures = JsonDocument.Parse(File.ReadAllText(folder["result.json"])).RootElement.GetProperty("measures");
        measures.EnumerateObject().Select(m => m.Name).ShouldBe(["sliced_wasserstein", "mmd", "energy_distance", "frechet_distance"]);
        foreach (var symbol in (string[])["SW₂²", "MMD²", "energy distance", "d_F²"]) outcome.Out.ShouldContain(symbol);
        outcome.Out.ShouldContain(" 672\n");
        (await Nec.Run("distances", folder["one.npy"], folder["other.csv"], "--threads", "1")).Out.ShouldBe(outcome.Out);
    }

    [Fact]
    public async Task Samples_of_a_class_are_of_its_model()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("told.sde", """
            use vp;
            data = mixture { 0.35: normal([-4, 0], 0.3); 0.65: normal([4, 0], 0.5); };
            network e = mlp(hidden = [16], fourier = 8, labels = true);
            train e { samples = 1024; epochs = 20; optimizer = adam(rate = 1e-2); }
            measure { S_NN; samples = 64; }
            """);
        (await Nec.Run("run", file, "--out", folder["run"])).ExitCode.ShouldBe(0);
        string[] common = ["sample", file, "--count", "400", "--weights", folder["run/weights.safetensors"]];
        foreach (var (name, mean) in new[] { ("1", -4), ("2", 4) })
        {
            var outcome = await Nec.Run([.. common, "--label", name, "--out", folder["x.csv"]]);
            outcome.ExitCode.ShouldBe(0, outcome.Error);
            outcome.Out.ShouldContain($"of the class {name}");
            File.ReadLines(folder["x.csv"]).Average(line => double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)).ShouldBe(mean, 0.4);
        }
        var unknown = await Nec.Run([.. common, "--label", "left", "--out", folder["y.csv"]]);
        unknown.ExitCode.ShouldBe(1);
        unknown.Error.ShouldContain("error[NEC5109]");
        (await Nec.Run("sample", "examples/gaussian.sde", "--label", "1", "--out", folder["y.csv"])).Error.ShouldContain("error[NEC5108]");
        File.Exists(folder["y.csv"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_with_data_of_a_file_stands_for_its_rows_whatever_it_measures()
    {
        using var folder = new TemporaryFolder();
        (await Nec.Run("sample", "examples/gaussian.sde", "--out", folder["rows.csv"], "--count", "128")).ExitCode.ShouldBe(0);
        (await Nec.Run("sample", "examples/gaussian.sde", "--out", folder["many.npy"], "--count", "2000", "--seed", "2")).ExitCode.ShouldBe(0);
        var file = folder.Write("rows.sde", "use vp;\ndata = file(\"rows.csv\");\nmeasure { S_tot; }\n");
        var (plain, by) = (await Nec.Run("distances", folder["rows.csv"], folder["many.npy"]), await Nec.Run("distances", file, folder["many.npy"]));
        by.ExitCode.ShouldBe(0, by.Error);
        by.Error.ShouldNotContain("warning");
        by.Out.ShouldContain(" 128\n");
        by.Out.Replace(file, folder["rows.csv"]).ShouldBe(plain.Out);
    }

    [Fact]
    public async Task Nothing_that_is_read_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, seed) in new[] { ("one.npy", "1"), ("other.csv", "2") })
            (await Nec.Run("sample", "examples/gaussian.sde", "--out", folder[name], "--count", "100", "--seed", seed)).ExitCode.ShouldBe(0);
        var file = folder.Write("file.sde", "use subvp(start = 1e-2);\ndata = file(\"other.csv\");\nnetwork e(x, t) = -x;\nmeasure { S_NN; samples = 64; }\n");
        string[][] commands = [["distances", folder["one.npy"], folder["other.csv"], "--json", folder["one.npy"]], ["run", file, "--json", file], ["sample", file, "--out", folder["other.csv"]]];
        foreach (var command in commands)
        {
            var outcome = await Nec.Run(command);
            outcome.ExitCode.ShouldBe(2, outcome.Error);
            outcome.Error.ShouldContain("is read, and would be overwritten");
        }
        // A copy is no second sample.
        File.Copy(folder["one.npy"], folder["copy.npy"]);
        (await Nec.Run("distances", folder["one.npy"], folder["copy.npy"])).Error.ShouldContain("error[NEC5113]");
    }

    [Theory]
    [InlineData(2, "both are examples/data/moons.csv", "examples/data/moons.csv", "examples/data/moons.csv")]
    [InlineData(2, "--samples is 10", "examples/gaussian.sde", "examples/vp.sde", "--samples", "10")]
    [InlineData(2, "--projections is 0", "examples/gaussian.sde", "examples/vp.sde", "--projections", "0")]
    [InlineData(1, "error[NEC5112]", "examples/samples.sde", "examples/vp.sde", "--bandwidth", "1e-300")]
    [InlineData(2, "--bandwidth is -1", "examples/gaussian.sde", "examples/vp.sde", "--bandwidth", "-1")]
    [InlineData(1, "error[NEC4029]", "README.md", "examples/vp.sde")]
    [InlineData(1, "error[NEC4027]", "examples/vp.sde", "none.npy")]
    [InlineData(1, "error[NEC5107]", "examples/gaussian.sde", "examples/vp.sde")]
    public async Task Distances_that_make_no_sense_say_why(int exit, string reason, params string[] arguments)
    {
        var outcome = await Nec.Run(["distances", .. arguments]);
        outcome.ExitCode.ShouldBe(exit);
        outcome.Error.ShouldContain(reason);
    }
}
