using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Engine;

/// <summary>S_tot without sampling, against closed forms and against digits that other programs found.</summary>
public sealed class DensityQuadratureTests
{
    private static readonly NormalMixture Line = new([0.35, 0.65], [new([-1.2], 0.3), new([0.9], 0.5)]);

    // That of examples/vp.sde.
    private static readonly Mixture Plane = new(
        [0.31601339, 0.00230338, 0.23624539, 0.20939129, 0.23604655],
        [
            new Normal([-1.9302864, -1.8173957], 0.70375085), new Normal([1.1268291, -1.3317480], 0.40221400), new Normal([-1.7373900, 1.5124512], 0.62707815),
            new Normal([0.3861933, 0.6902027], 0.60126610), new Normal([-0.8182764, 0.2642350], 0.62688704),
        ]);

    public static TheoryData<string> Normals => ["line", "plane", "far", "narrow"];

    [Theory]
    [MemberData(nameof(Normals))]
    public void Normal_data_has_its_closed_form(string name)
    {
        Normal data = name switch
        {
            "line" => new([0.5], 0.6),
            "plane" => new([0.5, -1], 0.6),
            "far" => new([40, -30], 2),
            _ => new([0.5], 1e-3),
        };
        var process = new VariancePreserving();
        ShouldBeClose(Value(process, data), GaussianTheory.Entropy(data, process), 1e-8);
    }

    [Fact]
    public void So_it_has_under_a_drift_that_turns()
    {
        var (process, data) = (AffineProcess.Rotating(0.8, 1.5, 0.9), new Normal([0.5, -1], covariance: [[0.5, 0.2], [0.2, 0.3]]));
        ShouldBeClose(Value(process, data), LinearGaussianTheory.Entropy(data, process), 1e-8);
    }

    [Fact]
    public void A_mixture_on_the_line_has_the_stored_digits() => ShouldBeClose(Value(new VariancePreserving(), Line), 0.349346431103, 1e-8);

    [Fact]
    public void The_mixture_of_the_demonstration_has_the_stored_digits()
    {
        var result = Run(new VariancePreserving(), Plane);
        ShouldBeClose(result.Estimate.Value, 1.1455497438, 1e-8);
        result.Estimate.QuadratureError.ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void A_narrow_component_inside_a_wide_one_is_found()
    {
        var data = new NormalMixture([0.9, 0.1], [new([0.0], 1), new([0.3], 0.03)]);
        var result = Run(new VariancePreserving(), data);
        var finer = Run(new VariancePreserving(), data, refinement: 1);
        ShouldBeClose(finer.Estimate.Value, result.Estimate.Value, 1e-9);
        new Trial(new VariancePreserving(), data) { Asked = [new TotalEntropyProduction()], Accuracy = 0.002 }.Run()["S_tot"]
            .ShouldAgree(result.Estimate.Value, 0.003);
    }

    [Fact]
    public void A_finer_grid_and_a_finer_rule_in_time_change_nothing()
    {
        var value = Value(new VariancePreserving(), Line);
        ShouldBeClose(Run(new VariancePreserving(), Line, refinement: 1).Estimate.Value, value, 1e-9);
        ShouldBeClose(Run(new VariancePreserving(), Line, tolerance: 1e-12).Estimate.Value, value, 1e-9);
    }

    [Fact]
    public void Both_routes_stand_in_the_result_and_agree()
    {
        var result = new Trial(new VariancePreserving(), Plane) { Asked = [new TotalEntropyProduction([Route.Score, Route.Quadrature])], Accuracy = 0.002 }.Run();
        result.Measures.Select(m => m.Name).ShouldBe(["S_tot by score", "S_tot by quadrature"]);
        result["S_tot by quadrature"]!.Estimate.StandardError.ShouldBe(0);
        result["S_tot by score"].ShouldAgree(result["S_tot by quadrature"]!.Estimate.Value, 0.003);
        var agreement = result.Agreements.ShouldHaveSingleItem();
        agreement.Deviations.ShouldBeLessThan(4);
        agreement.Difference.ShouldBe(result["S_tot by score"]!.Estimate.Value - result["S_tot by quadrature"]!.Estimate.Value, 1e-15);
        JsonReader.Read(JsonReport.Print(result)).Measures.Select(m => (m.Measure, m.Symbol, m.Route)).ShouldBe(result.Measures.Select(m => (m.Measure, m.Symbol, m.Route)));
    }

    private static void ShouldBeClose(double value, double expected, double relative) => value.ShouldBe(expected, relative * Math.Abs(expected));

    private static double Value(Process process, DataDistribution data) => Run(process, data).Estimate.Value;

    private static MeasureResult Run(
        Process process, DataDistribution data, double tolerance = DensityQuadrature.Tolerance, int refinement = 0)
    {
        ImmutableArray<TimeIntegral> measures = [new TotalEntropyProduction()];
        return DensityQuadrature.Run(new Subject(process, data, null, measures, CPU, 1), new Workers(2), CancellationToken.None, tolerance, refinement).Result;
    }
}
