using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Exit codes and streams of the commands that need no tensors, and of the doctor.</summary>
public sealed class Commands
{
    private static readonly Dictionary<string, string> NoLibtorch = new() { ["LIBTORCH"] = "/nonexistent" };

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(RepositoryRoot.Combine("examples"), "*.sde").Select(f => Path.GetRelativePath(RepositoryRoot.Path, f))];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_checks_clean(string file)
    {
        var outcome = await Nec.Run("check", file);
        // What it is there to show.
        var shown = Path.GetFileName(file) switch { "rotation.sde" => "NEC3050", "file.sde" or "memorisation.sde" => "NEC3083", _ => null };
        if (shown is not null) outcome = outcome with { Error = outcome.Error.StartsWith($"warning[{shown}]", StringComparison.Ordinal) && outcome.Error.Contains("\n1 warning", StringComparison.Ordinal) ? "" : outcome.Error };
        outcome.ShouldSatisfyAllConditions(
            () => outcome.ExitCode.ShouldBe(0, outcome.Error),
            () => outcome.Out.ShouldBe($"{file}: fine\n"),
            () => outcome.Error.ShouldBeEmpty());
    }

    [Theory]
    [InlineData("syntax", "Equation Drift")]
    [InlineData("bound", "param beta_min = 0.1")]
    [InlineData("derived", "mu(t)")]
    [InlineData("csharp", "public sealed class VpProcess : IsotropicProcess")]
    public async Task A_stage_prints(string stage, string expected)
    {
        var outcome = await Nec.Run("emit", "examples/vp.sde", "--stage", stage);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Out.ShouldContain(expected);
    }

    [Fact]
    public async Task Checking_and_emitting_do_not_load_libtorch_and_are_quick()
    {
        // With LIBTORCH pointing nowhere, loading it would fail. The launcher itself is left out, as it would build anew for another LIBTORCH.
        foreach (var arguments in (string[][])[["check", "examples/vp.sde"], ["check", "examples/file.sde"], ["emit", "examples/vp.sde"]])
        {
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                var outcome = await Nec.RunDirectly(NoLibtorch, arguments);
                outcome.ExitCode.ShouldBe(0, outcome.Error);
                if (outcome.Time < best) best = outcome.Time;
            }
            best.ShouldBeLessThan(TimeSpan.FromSeconds(1.5));
        }
    }

    [Fact]
    public async Task Checking_needs_neither_the_compiler_of_CSharp_nor_libtorch()
    {
        await Nec.Run("--version");
        using var folder = new TemporaryFolder();
        // Its list of parts must not ask for what is left out.
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Combine("artifacts", "nec")).Where(f => Path.GetFileName(f) is var name
            && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && name is not ("libnec_torch.so" or "nec.deps.json")))
            File.Copy(file, folder[Path.GetFileName(file)]);
        foreach (var file in Examples.Select(row => row.Data))
        {
            var outcome = await Nec.RunFrom(folder[""], NoLibtorch, "check", file);
            outcome.ExitCode.ShouldBe(0, outcome.Error);
        }
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("run")]
    [InlineData("run", "examples/vp.sde", "--set", "beta_max")]
    [InlineData("run", "examples/vp.sde", "--seed", "one")]
    [InlineData("emit", "examples/vp.sde", "--stage", "nowhere")]
    public async Task A_wrong_command_is_exit_code_2(params string[] arguments)
    {
        var outcome = await Nec.Run(arguments);
        outcome.ExitCode.ShouldBe(2, outcome.Error);
        outcome.Error.ShouldContain("nec --help");
        outcome.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_exit_code_3()
    {
        var outcome = await Nec.Run("run", "examples/gaussian.sde", "--device", "cuda:17");
        outcome.ExitCode.ShouldBe(3, outcome.Error);
        outcome.Error.ShouldContain("cuda:17");
    }

    [Fact]
    public async Task A_value_can_be_changed_on_the_command_line()
    {
        (await Nec.Run("emit", "examples/vp.sde", "--stage", "bound", "--set", "beta_max=20", "--set", "train.epochs=3")).Out
            .ShouldSatisfyAllConditions(text => text.ShouldContain("param beta_max = 20"), text => text.ShouldContain("epochs = 3"));
        var wrong = await Nec.Run("check", "examples/vp.sde", "--set", "beta_mx=20");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldContain("beta_max");
    }

    [Theory]
    [InlineData("line", "case.sde(3,")]
    [InlineData("sarif", "\"ruleId\": \"NEC1001\"")]
    public async Task Diagnostics_have_a_look_for_machines(string format, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("case.sde", "process p {\n  time t in [0, 1]; state x;\n  drift = -y; sigma = 1;\n}\ndata = normal(0, 1);\n");
        var outcome = await Nec.Run("check", path, "--format", format);
        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain(expected);
    }

    [Fact]
    public async Task A_new_file_checks_clean_and_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        foreach (var process in (string[])["vp", "condot", "ve"])
        {
            (await Nec.Run("new", folder[process], "--from", process)).ExitCode.ShouldBe(0);
            (await Nec.Run("check", folder[process] + ".sde")).ExitCode.ShouldBe(0);
        }
        (await Nec.Run("new", folder["vp.sde"])).ExitCode.ShouldBe(2);
        (await Nec.Run("new", folder["other"], "--from", "vpp")).Error.ShouldContain("did you mean `vp`?");
    }

    [Theory]
    [InlineData("mlp", "mlp(hidden, fourier, scale, activation, predicts, labels)", "default 256")]
    [InlineData("vp", "use vp(beta_min = 0.1, beta_max = 16);", "Variance preserving")]
    [InlineData("min", "min(u, v)", "the smaller of two")]
    [InlineData("S_tot", "S_tot by route, …", "total entropy production")]
    public async Task A_word_of_the_language_is_explained(string word, string usage, string meaning)
    {
        (await Nec.Run("vocabulary")).Out.ShouldContain($"  {word} ");
        var outcome = await Nec.Run("vocabulary", word);
        outcome.Out.ShouldStartWith(usage + "\n");
        outcome.Out.ShouldContain(meaning);
    }

    [Theory]
    [InlineData("1001", "NEC1001: there is nothing called that here\n", "    process p {")]
    [InlineData("nec5005", "NEC5005: ", "e-fold")]
    [InlineData("vp", "use vp(beta_min = 0.1, beta_max = 16);\n", "drift = -beta(t)/2 * x;")]
    [InlineData("vp", "use vp(", "    beta_max: the noise rate at t = 1; beta_max >= 0; default 16\n")]
    [InlineData("vp.beta_max", "param beta_max = 16 where beta_max >= 0;\n", "the noise rate at t = 1")]
    [InlineData("mlp.fourier", "mlp: fourier\n", "default 256")]
    [InlineData("drift", "drift = -beta(t)/2 * x;\n", "(μ'/μ) x")]
    [InlineData("sqrt", "sqrt(u)\n", "root")]
    public async Task A_code_or_a_word_is_explained_at_length(string asked, string start, string part)
    {
        var outcome = await Nec.Run("explain", asked);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Out.ShouldStartWith(start);
        outcome.Out.ShouldContain(part);
    }

    [Theory]
    [InlineData("NEC1O01", "did you mean `NEC1001`?")]
    [InlineData("dirft", "did you mean `drift`?")]
    [InlineData("vp.beta_mx", "did you mean `vp.beta_max`?")]
    [InlineData("everything", "`nec explain` lists the codes")]
    public async Task What_cannot_be_explained_has_a_near_one(string asked, string help)
    {
        var outcome = await Nec.Run("explain", asked);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(help);
        (await Nec.Run("explain")).Out.ShouldContain("NEC1001  there is nothing called that here\n");
    }

    [Fact]
    public async Task What_is_wrong_ends_in_where_to_read_more()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("case.sde", "use vp(beta_mx = 2);\ndata = mixture { 2: normal(0, 1); }\n");
        (await Nec.Run("check", path)).Error.ShouldEndWith("\n1 error, 1 warning; `nec explain NEC1006` says more\n");
    }

    [Fact]
    public async Task The_doctor_names_the_engine_and_its_speed()
    {
        var outcome = await Nec.Run("doctor");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        foreach (var word in (string[])["provider", "libtorch", "threads", "BLAS", "CUDA", "GFLOP/s"]) outcome.Out.ShouldContain(word);
    }
}
