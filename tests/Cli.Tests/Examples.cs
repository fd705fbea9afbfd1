using System.Text.RegularExpressions;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Every example prints what is stored beside this file: to the last digit, or but for the numbers where a network is trained, whose last digits depend on the processor.</summary>
public sealed partial class Examples
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(RepositoryRoot.Combine("examples"), "*.sde").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"-?\d+(,\d{3})*(\.\d+)?(e-?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_example_prints_what_is_stored(string name)
    {
        var (outcome, _) = await Run(name);
        var isTrained = File.ReadAllText(RepositoryRoot.Combine("examples", name + ".sde")).Contains("\ntrain ");
        await Snapshot.Verify(isTrained ? Spaces().Replace(Numbers().Replace(outcome.Out, "#"), " ") : outcome.Out, name);
    }

    /// <summary>One run of an example for all tests, with the folder that it wrote.</summary>
    internal static async Task<(Nec.Outcome Outcome, string Folder)> Run(string name)
    {
        var run = await Nec.Once($"run examples/{name}.sde --out results");
        run.Outcome.ExitCode.ShouldBe(0, run.Outcome.Error);
        return run;
    }
}
