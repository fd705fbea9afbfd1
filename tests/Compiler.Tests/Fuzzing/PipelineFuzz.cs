using System.Globalization;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>
/// Whatever a text holds: no exception, no second gone, no overflow of the stack, no program that Roslyn refuses, and the laws of printing and
/// formatting. <c>make fuzz</c> runs more inputs; NEC_FUZZ_INPUT runs one of them again.
/// </summary>
public class PipelineFuzz(ITestOutputHelper output)
{
    private static readonly int seed = Setting("NEC_FUZZ_SEED") ?? 20260;
    private static readonly int count = Setting("NEC_FUZZ_COUNT") ?? 2_000;

    // All of them in a long run, where there is the time.
    private static readonly int compiled = count > 20_000 ? int.MaxValue : 300;

    [Fact]
    public void No_text_breaks_the_compiler()
    {
        var campaign = new Campaign(seed, count, compiled);
        if (Setting("NEC_FUZZ_INPUT") is { } number) campaign.RunOne(number);
        else campaign.Run();
        output.WriteLine(campaign.Summary);
        campaign.Failures.ShouldBeEmpty(string.Join('\n', campaign.Failures) + campaign.Summary);
    }

    [Fact]
    public void Inputs_of_a_seed_are_always_the_same() =>
        Enumerable.Range(0, 200).Select(i => Inputs.Of(seed, i)).ShouldBe(Enumerable.Range(0, 200).Select(i => Inputs.Of(seed, i)));

    [Fact]
    public void A_shrunk_text_keeps_what_makes_it_fail() =>
        Shrinker.Shrink("a\nb c\nd {x} y\ne", text => text.Contains("{x")).ShouldBe("{x");

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
