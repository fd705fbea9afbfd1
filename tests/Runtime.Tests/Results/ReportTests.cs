using System.Text.Json;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Results;

public sealed class ReportTests
{
    private static readonly Lazy<RunResult> Result = new(() => new Trial(new VariancePreserving(), new Normal([1, 0], 0.5), c => new Mlp(c, [16], 8))
    {
        Plan = new TrainingPlan(new EntropyMatching(), samples: 256, batch: 64, throws: 2, epochs: 2),
        Samples = 2000,
    }.Run(seed: 4));

    [Fact]
    public void The_json_object_holds_the_whole_run()
    {
        var json = JsonDocument.Parse(JsonReport.Print(Result.Value)).RootElement;
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["nec", "file", "seed", "device", "threads", "set", "parameters", "data_files", "measures", "bounds", "training", "warnings"]);
        json.GetProperty("parameters").EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())).ShouldBe([("beta_max", 16), ("beta_min", 0.1), ("kappa", 1)]);
        json.GetProperty("measures").EnumerateObject().Select(p => p.Name).ShouldBe(["S_tot", "L_EM", "S_NN", "S_tot_minus_L_EM", "identity_defect"]);
        foreach (var measure in json.GetProperty("measures").EnumerateObject())
        {
            var expected = Result.Value[measure.Name]!;
            measure.Value.GetProperty("value").GetDouble().ShouldBe(expected.Estimate.Value);
            measure.Value.GetProperty("standard_error").GetDouble().ShouldBe(expected.Estimate.StandardError);
            measure.Value.GetProperty("evaluations").GetInt64().ShouldBe(2048 * expected.Rate.Time.Length);
            var rate = measure.Value.GetProperty("rate");
            rate.GetProperty("t").EnumerateArray().Select(v => v.GetDouble()).ShouldBe(expected.Rate.Time);
            rate.GetProperty("value").GetArrayLength().ShouldBe(rate.GetProperty("standard_error").GetArrayLength());
        }
        json.GetProperty("training").GetProperty("steps").GetInt64().ShouldBe(8);
    }

    [Fact]
    public void The_rates_are_a_table_with_a_row_for_every_measure_and_node()
    {
        var lines = RatesCsv.Print(Result.Value).TrimEnd('\n').Split('\n');
        lines[0].ShouldStartWith("measure,t,log_snr,value,standard_error,low,high,per_log_snr,");
        lines.Length.ShouldBe(1 + Result.Value.Measures.Sum(m => m.Rate.Time.Length));
        lines.ShouldAllBe(l => l.Split(',').Length == 15);
    }

    [Fact]
    public void A_folder_gets_the_result_the_rates_and_the_weights()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"nec-{Guid.NewGuid():N}", "deep");
        try
        {
            ResultFolder.Write(folder, Result.Value);
            ResultFolder.Write(folder, Result.Value);
            Directory.GetFiles(folder).Select(Path.GetFileName).Order().ShouldBe(["rates.csv", "result.json", "weights.safetensors"]);
            var (weights, metadata) = SafeTensors.Read(Path.Combine(folder, "weights.safetensors"));
            metadata["seed"].ShouldBe("4");
            weights.Keys.Order().ShouldBe(Result.Value.Weights!.Keys.Order());
            weights.Keys.ShouldContain("features_x.frequencies");
            weights["embed.weight"].bytes.ToArray().ShouldBe(Result.Value.Weights["embed.weight"].bytes.ToArray());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_old_one_and_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("nec").FullName;
        var path = Path.Combine(folder, "a.txt");
        AtomicFile.WriteText(path, "old");
        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder).Length.ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }
}
