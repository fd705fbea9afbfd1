using System.Text.Json;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Results;

public sealed class SweepTests
{
    private static readonly SweptValue[] Kappas = [new("kappa", "1", 1), new("kappa", "0.5", 0.5)];
    private static readonly SweptValue[] Forms = [new("data", "normal([1, 0], \"a\")", null)];

    private static readonly Lazy<RunResult> Whole = new(() => new Trial(new VariancePreserving(), new Normal([1, 0], 0.5), c => new Mlp(c, [16], 8))
    {
        Plan = new TrainingPlan(new EntropyMatching(), samples: 256, batch: 64, throws: 2, epochs: 2),
        Samples = 2000,
    }.Run(seed: 4));

    private static SweepResult Sweep => new("0.1", "a.sde", "cpu", new Dictionary<string, string> { ["beta_max"] = "3" }, [[.. Kappas], [.. Forms]], 2,
    [
        new SweptRun("run-1", [Kappas[0], Forms[0]], Whole.Value with { Sweep = [Kappas[0], Forms[0]] }, null),
        new SweptRun("run-2", [Kappas[1], Forms[0]], null, Failures.SignalNotLost("p", 0, 1)),
    ]);

    [Fact]
    public void The_json_object_holds_the_sweeps_and_every_run()
    {
        var json = JsonDocument.Parse(SweepJson.Print(Sweep)).RootElement;
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["nec", "file", "device", "set", "sweep", "runs"]);
        json.GetProperty("sweep").GetRawText().Where(c => !char.IsWhiteSpace(c)).ShouldBe("{\"kappa\":[1,0.5],\"data\":[\"normal([1,0],\\\"a\\\")\"]}");
        var runs = json.GetProperty("runs").EnumerateArray().ToArray();
        runs[0].GetProperty("sweep").GetProperty("kappa").GetDouble().ShouldBe(1);
        runs[0].GetProperty("measures").GetProperty("S_NN").GetProperty("value").GetDouble().ShouldBe(Whole.Value["S_NN"]!.Estimate.Value);
        runs[1].EnumerateObject().Select(p => p.Name).ShouldBe(["sweep", "error"]);
        runs[1].GetProperty("error").GetProperty("code").GetString().ShouldBe("NEC5004");
    }

    [Fact]
    public void The_table_has_a_row_for_every_run_and_quotes_what_holds_a_comma()
    {
        var lines = SweepCsv.Print(Sweep).Split('\n');
        lines[0].ShouldStartWith("run,kappa,data,S_tot,S_tot_standard_error,S_tot_low,S_tot_high,L_EM,");
        lines[0].ShouldEndWith(",identity_defect_high,error");
        var estimate = Whole.Value["S_tot"]!.Estimate;
        lines[1].ShouldStartWith(FormattableString.Invariant($"run-1,1,\"normal([1, 0], \"\"a\"\")\",{estimate.Value:R},{estimate.StandardError:R},{estimate.Interval.Low:R},{estimate.Interval.High:R},"));
        lines[2].ShouldBe("run-2,0.5,\"normal([1, 0], \"\"a\"\")\"," + new string(',', 20) + "NEC5004");
        lines.Length.ShouldBe(4);
    }

    [Fact]
    public void A_run_is_read_back_to_the_same_bits()
    {
        var result = Whole.Value with { Sweep = [Kappas[1], Forms[0]], Overrides = new Dictionary<string, string> { ["a"] = "b" }, Warnings = [new("NEC5102", "so")] };
        var text = JsonReport.Print(result);
        var read = JsonReader.Read(text);
        JsonReport.Print(read).ShouldBe(text);
        read.Measures.Select(m => m.Symbol).ShouldBe(result.Measures.Select(m => m.Symbol));
        (read.Training, read["S_NN"]!.Estimate).ShouldBe((result.Training, result["S_NN"]!.Estimate));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"nec\": 3 }")]
    [InlineData("nothing")]
    public void What_is_no_run_is_refused(string text) => Should.Throw<JsonException>(() => JsonReader.Read(text));
}
