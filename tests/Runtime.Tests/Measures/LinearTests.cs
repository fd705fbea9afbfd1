using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

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

    [Theory]
    [MemberData(nameof(Processes))]
    public void Housekeeping_and_excess_are_their_closed_forms_and_make_up_the_total(string name)
    {
        var process = Of(name);
        var housekeeping = LinearGaussianTheory.Integral(process, t => LinearGaussianTheory.Parts(Data, process.At([t])[0]).Housekeeping);
        var excess = LinearGaussianTheory.Integral(process, t => LinearGaussianTheory.Parts(Data, process.At([t])[0]).Excess);
        var total = LinearGaussianTheory.Entropy(Data, process);
        (housekeeping + excess).ShouldBe(total, 1e-11 * total);
        var result = Parts(process, Data);
        if (name == "per component") result["S_housekeeping"]!.Estimate.Value.ShouldBe(0);
        else result["S_housekeeping"].ShouldAgree(housekeeping);
        result["S_excess"].ShouldAgree(excess);
        result["S_tot"].ShouldAgree(total);
        result.Warnings.ShouldBeEmpty();
    }

    /// <summary>−θ + ωJ under equal noise has C = σ²/2θ I and ν_ss = ωJ(y − m): Ṡ_hk = (2ω²/σ²) E|y − m|².</summary>
    [Fact]
    public void A_rotation_costs_its_speed_squared()
    {
        var kernel = AffineProcess.Rotating(0.7, 3, 1.1).At([0.4])[0];
        var (m, V) = LinearGaussianTheory.Marginal(Data, kernel);
        var expected = 2 * 9 / 1.21 * (V[0, 0] + V[1, 1] + m[0] * m[0] + m[1] * m[1]);
        LinearGaussianTheory.Parts(Data, kernel).Housekeeping.ShouldBe(expected, 1e-12 * expected);
        var law = StationaryLaw.Of(kernel.Coefficients)!;
        law.Covariance[0, 0].ShouldBe(1.21 / 1.4, 1e-14);
        law.Covariance[0, 1].ShouldBe(0, 1e-15);
    }

    [Fact]
    public void Isotropic_processes_have_no_housekeeping()
    {
        var result = Parts(new VariancePreserving(), new Normal([0.5, -1], 0.6));
        result["S_housekeeping"]!.Estimate.Value.ShouldBe(0);
        result["S_excess"]!.Estimate.Value.ShouldBe(result["S_tot"]!.Estimate.Value);
    }

    /// <summary>A potential needs no stationary law, not even where it pushes away from its top.</summary>
    [Fact]
    public void An_unstable_potential_has_no_housekeeping_either()
    {
        var process = new AffineProcess(new[,] { { 0.5, 0.2 * 0.64 }, { 0.2 * 2.25, -1 } }, [0.3, 0], [0.8, 1.5], end: 1);
        var result = Parts(process, Data);
        result["S_housekeeping"]!.Estimate.Value.ShouldBe(0);
        result["S_excess"]!.Estimate.Value.ShouldBe(result["S_tot"]!.Estimate.Value);
        result["S_tot"].ShouldAgree(LinearGaussianTheory.Entropy(Data, process));
    }

    [Fact]
    public void Where_an_unstable_drift_has_no_potential_both_are_left_out_with_the_reason()
    {
        var process = new AffineProcess(new[,] { { 0.3, -3 }, { 3, 0.2 } }, [0, 0], [1, 1], end: 1);
        var result = Parts(process, Data);
        result.Measures.Select(m => m.Name).ShouldBe(["S_tot"]);
        result.Warnings.Select(w => w.Message).ShouldBe([
            "S_housekeeping is not measured: the drift is not that of a potential, and as it is at t = 0.015625 it leads to no stationary distribution",
            "S_excess is not measured: the drift is not that of a potential, and as it is at t = 0.015625 it leads to no stationary distribution",
        ]);
        result["S_tot"].ShouldAgree(LinearGaussianTheory.Entropy(Data, process));
        var kernel = process.At([0.5])[0];
        Should.Throw<NecException>(() => kernel.Housekeeping(zeros([1, 2], dtype: float64))).Code.ShouldBe("NEC5023");
    }

    /// <summary>A symmetric A and equal noise: p_eq = N(−A⁻¹c, −½σ² A⁻¹) is constant, and S_tot = KL(p_d‖p_eq) − KL(p_T‖p_eq).</summary>
    [Fact]
    public void A_constant_equilibrium_has_the_boundary_form()
    {
        var process = new AffineProcess(new[,] { { -1.0, 0.4 }, { 0.4, -0.6 } }, [0.3, -0.2], [0.9, 0.9]);
        var (mean, covariance) = LinearGaussianTheory.Stationary(process.CoefficientsAt(0));
        var kernels = process.At([process.Time.Start, process.Time.End]);
        var expected = LinearGaussianTheory.Divergence(Data, kernels[0], mean, covariance) - LinearGaussianTheory.Divergence(Data, kernels[1], mean, covariance);
        LinearGaussianTheory.Entropy(Data, process).ShouldBe(expected, 1e-11);
        Entropy(process, Data).ShouldAgree(expected);
    }

    /// <summary>A mixture and its process, written in two bases turned by one radian: the draws are others, the numbers the same.</summary>
    [Fact]
    public void Turning_the_plane_changes_no_entropy()
    {
        var (cos, sin) = (Math.Cos(1), Math.Sin(1));
        var Q = new[,] { { cos, -sin }, { sin, cos } };
        var (A, c) = (new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, new[] { 0.3, -0.2 });
        var (straight, turned) = (new AffineProcess(A, c, [1.1, 1.1]), new AffineProcess(Q.Times(A).Times(Q.Transposed()), Q.Times(c), [1.1, 1.1]));
        var data = new NormalMixture([0.4, 0.6], [new([1, 0], [0.3, 1]), new([-1, 1], 0.5)]);
        var (one, other) = (Entropy(straight, data), Entropy(turned, data.Mapped(Q, [0, 0])));
        other.ShouldAgree(one!.Estimate.Value, uncertainty: one.Estimate.StandardError);
        LinearGaussianTheory.Entropy(Data, straight).ShouldBe(LinearGaussianTheory.Entropy((Normal)Data.Mapped(Q, [0, 0]), turned), 1e-11);
    }

    /// <summary>Units, rates and noises of components many orders apart, and more of them.</summary>
    [Theory]
    [InlineData("units")]
    [InlineData("rates")]
    [InlineData("six")]
    [InlineData("to the pole")]
    public void Components_may_differ_by_many_orders(string name)
    {
        var (process, data) = Extreme(name);
        Entropy(process, data).ShouldAgree(LinearGaussianTheory.Entropy(data, process));
    }

    [Fact]
    public void Noise_that_misses_a_component_is_refused()
    {
        var failure = Should.Throw<NecException>(() => Entropy(new AffineProcess(new[,] { { -1.0, 0 }, { 0, -1 } }, [0, 0], [1, 0]), Data));
        failure.Code.ShouldBe("NEC5020");
    }

    [Fact]
    public void Noise_that_reaches_a_component_by_the_drift_alone_is_refused()
    {
        var failure = Should.Throw<NecException>(() => Entropy(new AffineProcess(new[,] { { 0.0, 1 }, { -1, -1 } }, [0, 0], [0, 1]), Data));
        failure.Code.ShouldBe("NEC5021");
        failure.Message.ShouldContain("component 1");
    }

    private static AffineProcess Of(string name) => name switch
    {
        "per component" => new(new[,] { { -0.4, 0 }, { 0, -3.0 } }, [0.5, 1], [1.2, 0.4]),
        "rotating" => AffineProcess.Rotating(0.7, 3, 1.1),
        "general" => new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5]),
        "retimed" => new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5], end: 1.5, pace: t => 0.1 + 3 * t),
        "later start" => new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5], start: 1, end: 2),
        _ => throw new ArgumentException(name),
    };

    private static (AffineProcess, Normal) Extreme(string name)
    {
        switch (name)
        {
            case "units":
                // The second component of the general case in units 10⁶ times as great.
                return (new(new[,] { { -1.0, 2e6 }, { -0.3e-6, -0.8 } }, [0.3, -0.2e-6], [0.8, 1.5e-6]), new([0.5, -1e-6], covariance: [[0.5, 0.2e-6], [0.2e-6, 0.3e-12]]));
            case "rates":
                return (new(new[,] { { -0.01, 0.5 }, { -0.5, -30 } }, [0, 1], [0.1, 3]), Data);
            case "six":
                var A = Matrix.Of(6, 6, (i, j) => i == j ? -1 - 0.3 * i : Math.Sin(3 * i + 5 * j) / 2);
                return (new(A, [1, 0, -1, 0.5, 0, 2], [1, 0.5, 2, 1, 0.7, 1.2], end: 1), new([1, 0, 0, -1, 0, 0.5], new PerComponent([0.5, 1, 0.2, 2, 1, 0.3], false)));
            default:
                return (new(new[,] { { -1.0, 0.5 }, { -0.5, -1 } }, [0, 1], [1, 0.5], end: 1 - 1e-3, pace: t => 1 / (1 - t)), Data);
        }
    }

    private static Runtime.Results.RunResult Parts(Process process, DataDistribution data) =>
        new Trial(process, data) { Asked = [new HousekeepingEntropy(), new ExcessEntropy(), new TotalEntropyProduction()] }.Run();

    private static Runtime.Results.MeasureResult? Entropy(Process process, DataDistribution data) =>
        new Trial(process, data) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"];
}
