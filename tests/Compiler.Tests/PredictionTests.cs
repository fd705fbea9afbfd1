using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>The exact field of a file in the words of each prediction, against <c>ideal(x, t)</c>.</summary>
public sealed class PredictionTests
{
    private const string Vp = "process p { time t in [0, 1]; state x; drift = -4*t*x; sigma = sqrt(8*t); }\n";

    // There is noise before t = 0.3 and behind t = 0.7, and none between.
    private const string Paused = "process p { time t in [0, 1]; state x; drift = 0 * x; sigma = max(0, abs(t - 0.5) - 0.2); equilibrium = flat; }\n";

    // σ² = 0 where the data stands.
    private const string Slow = "process p { time t in [0, 2]; state x; drift = 0 * x; sigma = t; equilibrium = flat; }\n";

    [Theory]
    [InlineData(Vp, "predicts entropy = score(x, t) + x")]
    [InlineData(Vp, "predicts score = score(x, t)")]
    [InlineData(Vp, "predicts noise = -sqrt(-expm1(-4*t^2)) * score(x, t)")]
    [InlineData(Vp, "predicts data = (x - expm1(-4*t^2) * score(x, t)) * exp(2*t^2)")]
    [InlineData(Vp, "predicts velocity = -4*t*x - 4*t*score(x, t)")]
    [InlineData(Paused, "predicts velocity = -max(0, abs(t - 0.5) - 0.2)^2/2 * score(x, t)")]
    [InlineData(Slow, "predicts velocity = -t^2/2 * score(x, t)")]
    [InlineData(Slow, "predicts noise = -sqrt(t^3/3) * score(x, t)")]
    [InlineData(Slow, "predicts data = x + t^3/3 * score(x, t)")]
    public void The_exact_field_has_the_entropy_of_the_ideal_one(string process, string network)
    {
        foreach (var data in (string[])["normal([0.5, -1, 0.25], 0.6)", "mixture { 0.35: normal([-1.2, 0], 0.3); 0.65: normal([0.9, 0.4], 0.5); }"])
        {
            var file = $"{process}data = {data};\nmeasure {{ S_tot; S_NN; L_EM; samples = 4096; }}\n";
            var (said, ideal) = (Run($"{file}network n(x, t) {network};"), Run($"{file}network n(x, t) = ideal(x, t);"));
            var total = ideal["S_tot"]!.Estimate.Value;
            said["S_NN"]!.Estimate.Value.ShouldBe(ideal["S_NN"]!.Estimate.Value, 1e-9 * total);
            said["L_EM"]!.Estimate.Value.ShouldBeInRange(0, 1e-15 * total);
        }
    }

    [Fact]
    public void A_noise_that_does_not_vanish_with_the_deviation_has_no_entropy()
    {
        var failure = Should.Throw<NecException>(() => Run($"{Vp}data = normal([0, 0], 1);\nnetwork n(x, t) predicts noise = 0.1 * x;\nmeasure {{ S_NN; }}"));
        failure.Code.ShouldBe("NEC5005");
    }

    private static RunResult Run(string text)
    {
        var compilation = SdeCompiler.Compile(new SourceText("prediction.sde", text));
        compilation.Diagnostics.ShouldBeEmpty();
        using var loaded = SdeCompiler.Load(compilation, new AssemblyCache("/proc/none"));
        return Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters });
    }
}
