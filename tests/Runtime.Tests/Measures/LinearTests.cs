using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>Normal data under linear processes: every measure is an integral over t of a closed form.</summary>
public sealed class LinearTests
{
    private static readonly Normal Data = new([0.5, -1], covariance: [[0.5, 0.2], [0.2, 0.3]]);

    public static TheoryData<string> Processes => ["per component", "rotating", "general", "retimed", "later start"];

    [Theory]
    [MemberData(nameof(Processes))]
    public void Entropy_is_the_integral_of_the_closed_form(string name)
    {
        var process = Of(name);
        Entropy(process, Data).ShouldAgree(LinearGaussianTheory.Entropy(Data, process));
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void A_field_that_is_ten_percent_too_strong_has_all_five_measures(string name)
    {
        var process = Of(name);
        var expected = LinearGaussianTheory.Entropy(Data, process);
        var result = new Trial(process, Data, c => new Perturbed(c, factor: 1.1)) { Accuracy = 0.003 }.Run();
        result["S_tot"].ShouldAgree(expected, 0.003);
        result["L_EM"].ShouldAgree(0.01 * expected, 0.003);
        result["S_NN"].ShouldAgree(1.21 * expected, 0.003);
        result["S_tot_minus_L_EM"].ShouldAgree(0.99 * expected, 0.004);
        result["identity_defect"].ShouldAgree(0.22 * expected, 0.003);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Noise_that_misses_a_component_is_refused()
    {
        var failure = Should.Throw<NecException>(() => Entropy(new Affine(new[,] { { -1.0, 0 }, { 0, -1 } }, [0, 0], [1, 0]), Data));
        failure.Code.ShouldBe("NEC5020");
    }

    [Fact]
    public void Noise_that_reaches_a_component_by_the_drift_alone_is_refused()
    {
        var failure = Should.Throw<NecException>(() => Entropy(new Affine(new[,] { { 0.0, 1 }, { -1, -1 } }, [0, 0], [0, 1]), Data));
        failure.Code.ShouldBe("NEC5021");
        failure.Message.ShouldContain("component 1");
    }

    private static Affine Of(string name) => name switch
    {
        "per component" => new(new[,] { { -0.4, 0 }, { 0, -3.0 } }, [0.5, 1], [1.2, 0.4]),
        "rotating" => Affine.Rotating(0.7, 3, 1.1),
        "general" => new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5]),
        "retimed" => new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5], end: 1.5, pace: t => 0.1 + 3 * t),
        "later start" => new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5], start: 1, end: 2),
        _ => throw new ArgumentException(name),
    };

    private static Runtime.Results.MeasureResult? Entropy(Process process, DataDistribution data) =>
        new Trial(process, data) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"];
}
