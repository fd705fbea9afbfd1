using System.Diagnostics;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary><c>nec fmt</c>: what it writes where, and what it leaves alone.</summary>
public sealed class Formatting
{
    private const string Sloppy = "data=normal(0,1);// kept, σ too\n";
    private const string Neat = "data = normal(0, 1); // kept, σ too\n";

    [Fact]
    public async Task A_file_is_rewritten_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("case.sde", Sloppy);
        await ShouldEnd(["fmt", path], 0, "", $"formatted {path}\n");
        (await File.ReadAllTextAsync(path)).ShouldBe(Neat);
        var written = File.GetLastWriteTimeUtc(path);
        await ShouldEnd(["fmt", path], 0, "", "");
        File.GetLastWriteTimeUtc(path).ShouldBe(written);
        Directory.GetFiles(folder[""]).ShouldBe([path]);
    }

    [Fact]
    public async Task A_check_lists_what_would_change_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var (sloppy, neat) = (folder.Write("sloppy.sde", Sloppy), folder.Write("neat.sde", Neat));
        await ShouldEnd(["fmt", "--check", neat, sloppy, "examples/vp.sde"], 1, $"{sloppy}\n", "");
        (await File.ReadAllTextAsync(sloppy)).ShouldBe(Sloppy);
        await ShouldEnd(["fmt", neat, "examples/gaussian.sde", "--check"], 0, "", "");
    }

    [Fact]
    public async Task A_broken_file_stays_and_the_others_are_formatted()
    {
        using var folder = new TemporaryFolder();
        var (broken, sloppy) = (folder.Write("broken.sde", "data=normal(0,1;\n"), folder.Write("sloppy.sde", Sloppy));
        var outcome = await Nec.Run("fmt", broken, sloppy, folder["none.sde"]);
        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldSatisfyAllConditions(
            error => error.ShouldContain("error[NEC0020]"), error => error.ShouldContain("error[NEC0001]"), error => error.ShouldContain($"formatted {sloppy}\n"));
        (await File.ReadAllTextAsync(broken)).ShouldBe("data=normal(0,1;\n");
        (await File.ReadAllTextAsync(sloppy)).ShouldBe(Neat);
    }

    [Fact]
    public async Task A_link_and_who_may_read_its_file_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links and modes are those of Unix");
        using var folder = new TemporaryFolder();
        var (path, mode) = (folder.Write("case.sde", Sloppy), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
        File.CreateSymbolicLink(folder["link.sde"], path);
        await ShouldEnd(["fmt", folder["link.sde"]], 0, "", $"formatted {folder["link.sde"]}\n");
        (await File.ReadAllTextAsync(path)).ShouldBe(Neat);
        File.ResolveLinkTarget(folder["link.sde"], returnFinalTarget: true)!.FullName.ShouldBe(path);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(mode);
    }

    [Fact]
    public async Task A_stream_goes_from_stdin_to_stdout()
    {
        (await Pipe(Sloppy, "-")).ShouldBe((0, Neat, ""));
        (await Pipe(Sloppy, "-", "--check")).ShouldBe((1, "-\n", ""));
        var (exit, output, error) = await Pipe("data=normal(0,1;\n", "-");
        (exit, output).ShouldBe((1, ""));
        error.ShouldContain("<stdin>:1:");
        (exit, output, error) = await Pipe("data = 1; // \uD800", "-");
        (exit, output).ShouldBe((1, ""));
        error.ShouldContain("NEC0007");
    }

    [Fact]
    public async Task Without_a_file_the_command_is_wrong() => (await Nec.Run("fmt")).ExitCode.ShouldBe(2);

    private static async Task ShouldEnd(string[] arguments, int exitCode, string output, string error)
    {
        var outcome = await Nec.Run(arguments);
        (outcome.ExitCode, outcome.Out, outcome.Error).ShouldBe((exitCode, output, error));
    }

    private static async Task<(int ExitCode, string Out, string Error)> Pipe(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(RepositoryRoot.Combine("nec"), ["fmt", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // A lone surrogate stands for bytes that are no text.
        byte[] bytes = input.EndsWith('\uD800') ? [.. System.Text.Encoding.UTF8.GetBytes(input[..^1]), 0xC3, 0x28] : System.Text.Encoding.UTF8.GetBytes(input);
        await process.StandardInput.BaseStream.WriteAsync(bytes);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
