using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests;

public sealed class RunnerTests
{
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);

    [Fact]
    public void A_network_that_is_trained_is_measured_and_its_measures_add_up()
    {
        var told = new List<MeasureProgress>();
        var trial = new Trial(new VariancePreserving(), Notebook.Data, c => new Mlp(c, [64, 32], 32))
        {
            Plan = new TrainingPlan(new EntropyMatching(), samples: 2048, batch: 128, throws: 4, epochs: 20, optimizer: new Adam(3e-3)),
            Accuracy = 0.01,
        };
        var result = Runner.Run(trial, new RunOptions(3, Threads: 2), measuring: new Listener<MeasureProgress>(told.Add));
        double Value(string name) => result[name]!.Estimate.Value;
        double Error(string name) => result[name]!.Estimate.StandardError;
        result["S_tot"].ShouldAgree(1.1455497438, uncertainty: 1e-4);
        Value("S_NN").ShouldBeInRange(0.6, 1.4);
        // S_NN − defect + L_EM = S_tot holds for the integrands themselves: one sum of the same data points.
        (Value("S_NN") - Value("identity_defect") + Value("L_EM")).ShouldBe(Value("S_tot"), 4 * (Error("S_NN") + Error("L_EM")));
        (Value("S_tot") - Value("L_EM")).ShouldBe(Value("S_tot_minus_L_EM"), 4 * Error("S_tot_minus_L_EM"));
        foreach (var name in new[] { "S_tot", "S_NN" }) result[name]!.Estimate.RelativeError.ShouldBeLessThan(0.01);
        result["S_tot"]!.Estimate.Units.ShouldBeGreaterThan(result["S_NN"]!.Estimate.Units, "the exact score serves as control variable");
        told[^1].ShouldSatisfyAllConditions(p => p.Done.ShouldBe(p.Total), p => p.RelativeError.ShouldBeLessThan(0.01));
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Measures_that_cannot_be_had_are_named_with_the_reason()
    {
        var result = new Trial(new VariancePreserving(), new WithoutScore(Data), c => new FieldOf(c, (x, k) => x * 0.5)) { Samples = 1024 }.Run();
        result.Measures.Select(m => m.Name).ShouldBe(["S_NN", "S_tot_minus_L_EM", "identity_defect"]);
        result.Warnings.Select(w => w.Message).ShouldBe(["S_tot is not measured: the data has no exact score", "L_EM is not measured: the data has no exact score"]);
    }

    [Fact]
    public void A_run_with_nothing_to_measure_fails()
    {
        var failure = Should.Throw<NecException>(() => new Trial(new VariancePreserving(), Data) { Asked = [new Runtime.Measures.NeuralEntropyMeasure()] }.Run());
        failure.Code.ShouldBe("NEC5011");
        failure.Message.ShouldContain("the file binds no network");
    }

    [Fact]
    public void A_nan_is_an_error_that_says_where()
    {
        var trial = new Trial(new VariancePreserving(), Data, c => new FieldOf(c, (x, k) => k.Time > 0.4 ? x / (x - x) : x)) { Samples = 1024 };
        var failure = Should.Throw<NecException>(() => trial.Run());
        failure.Code.ShouldBe("NEC5009");
        failure.Message.ShouldContain("the network's field e is");
        failure.Message.ShouldContain("at t = 0.");
    }

    [Fact]
    public void A_nan_that_the_pilot_did_not_meet_names_node_and_data_point()
    {
        // One data point in some ten thousand lies beyond 4.3 deviations.
        var trial = new Trial(new VariancePreserving(), new Normal([0], 1), c => new FieldOf(c, (x, k) => (4.3 - x).sqrt())) { Samples = 1 << 17 };
        Should.Throw<NecException>(() => trial.Run()).Message.ShouldMatch(@"the network's field e is NaN at t = [0-9.E-]+ \(node \d+, data point \d+\)");
    }

    [Theory]
    [InlineData("tpu")]
    [InlineData("cuda:99")]
    [InlineData("cuda:x")]
    public void A_device_that_is_not_there_is_the_environment_s_fault(string device)
    {
        var failure = Should.Throw<NecException>(() => Runner.Run(new Trial(new VariancePreserving(), Data), new RunOptions(Device: device)));
        failure.ExitCode.ShouldBe(3);
        failure.Message.ShouldContain(device);
    }

    [Fact]
    public void Parameters_are_listed_set_and_written_into_the_result()
    {
        new VariancePreserving().Parameters.ShouldBe(new Dictionary<string, double> { ["beta_max"] = 16, ["beta_min"] = 0.1, ["kappa"] = 1 });
        var trial = new Trial(new VariancePreserving(), Data) { Asked = [new TotalEntropyProduction()] };
        var result = Runner.Run(trial, new RunOptions { Parameters = new Dictionary<string, double> { ["beta_max"] = 8 } });
        result.Parameters["beta_max"].ShouldBe(8);
        result["S_tot"].ShouldAgree(GaussianTheory.Entropy(Data, new VariancePreserving { BetaMax = 8 }));
        var failure = Should.Throw<NecException>(() => new VariancePreserving().SetParameter("beta", 1));
        failure.Code.ShouldBe("NEC5002");
        failure.Help.ShouldBe("its parameters: `beta_max`, `beta_min`, `kappa`");
    }

    [Fact]
    public void Cancellation_stops_a_measurement()
    {
        using var source = new CancellationTokenSource();
        var trial = new Trial(new VariancePreserving(), Data) { Asked = [new TotalEntropyProduction()], Samples = 1 << 22 };
        var listener = new Listener<MeasureProgress>(_ => source.Cancel());
        Should.Throw<OperationCanceledException>(() => Runner.Run(trial, new RunOptions(), measuring: listener, cancellation: source.Token));
    }
}
