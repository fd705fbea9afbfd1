using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Whatever is given as a file: an error on one screen and exit code 1, never a trace, never a hang.</summary>
public sealed class BrokenInput
{
    [Fact]
    public Task A_missing_file() => Refused("no-such-file.sde", "no-such-file.sde");

    [Fact]
    public Task A_directory() => Refused("examples", "directory");

    [Fact]
    public Task An_unreadable_file() => Refused("/proc/self/mem", "/proc/self/mem");

    [Fact]
    public Task An_empty_file() => Written("", "empty");

    [Fact]
    public Task Ten_megabytes_of_parentheses() => Written(new string('(', 10_000_000), "NEC0");

    [Fact]
    public Task Half_a_megabyte_of_parentheses() => Written("data = " + new string('(', 500_000), "NEC0");

    [Fact]
    public Task A_NUL_byte() => Written("process vp {\n  time\0 t in [0, 1];\n}\n", "NUL");

    [Fact]
    public Task Bytes_that_are_no_text() => Written([0x70, 0xC3, 0x28, 0xFF], "UTF-8");

    private static Task Written(string text, string told) => Written(System.Text.Encoding.UTF8.GetBytes(text), told);

    private static async Task Written(byte[] bytes, string told)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["case.sde"], bytes);
        await Refused(folder["case.sde"], told);
    }

    private static async Task Refused(string path, string told)
    {
        foreach (var command in (string[])["check", "run", "emit"])
        {
            var outcome = await Nec.Run(command, path);
            outcome.ExitCode.ShouldBe(1, outcome.Error);
            outcome.Error.ShouldContain(told);
            outcome.Error.ShouldStartWith("error[NEC");
            outcome.Error.ShouldNotContain("   at ");
            outcome.Error.Split('\n').Length.ShouldBeLessThan(25);
            outcome.Out.ShouldBeEmpty();
            outcome.Time.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }
    }
}
