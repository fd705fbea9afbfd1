using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>Normal data in three dimensions under the VP process: every measure has a closed form.</summary>
public sealed class GaussianTests
{
    private const double Entropy = 1.228517429376126;
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);
    private static readonly double[] Shift = [0.3, 0, -0.2];

    [Fact]
    public void The_closed_form_is_the_one_that_was_checked() =>
        GaussianTheory.Entropy(Data, new VariancePreserving()).ShouldBe(Entropy, 1e-12);

    [Fact]
    public void A_field_that_is_ten_percent_too_strong_has_all_five_measures()
    {
        var result = new Trial(new VariancePreserving(), Data, c => new Perturbed(c, factor: 1.1)) { Accuracy = 0.003 }.Run();
        result["S_tot"].ShouldAgree(Entropy, 0.003);
        result["L_EM"].ShouldAgree(0.01 * Entropy, 0.003);
        result["S_NN"].ShouldAgree(1.21 * Entropy, 0.003);
        result["S_tot_minus_L_EM"].ShouldAgree(0.99 * Entropy, 0.004);
        result["identity_defect"].ShouldAgree(0.22 * Entropy, 0.003);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_shifted_field_adds_the_shift_and_its_product_with_the_mean()
    {
        var result = new Trial(new VariancePreserving(), Data, c => new Perturbed(c, shift: Shift)) { Accuracy = 0.01 }.Run();
        result["L_EM"].ShouldAgree(0.52325, 1e-6, uncertainty: 1e-9);
        result["S_NN"].ShouldAgree(1.9481947445455);
        result["S_tot_minus_L_EM"].ShouldAgree(Entropy - 0.52325, 0.03);
    }

    [Fact]
    public void A_field_with_a_part_of_the_score_adds_the_score_matching_entropy()
    {
        var result = new Trial(new VariancePreserving(), Data, c => new Perturbed(c, slope: 0.1)) { Accuracy = 0.01 }.Run();
        result["L_EM"].ShouldAgree(0.136071705022);
        result["S_NN"].ShouldAgree(1.671023234831);
        result["S_tot_minus_L_EM"].ShouldAgree(1.092445724354, 0.02);
    }

    [Fact]
    public void The_rates_over_time_are_the_closed_form()
    {
        var process = new VariancePreserving();
        var rate = new Trial(process, Data) { Samples = 65536, Asked = [new Runtime.Measures.TotalEntropyProduction()] }.Run()["S_tot"]!.Rate;
        rate.Time.Length.ShouldBeInRange(8, 64);
        foreach (var (kernel, i) in process.At(rate.Time).Select((k, i) => (k, i)))
        {
            var z = (rate.PerTime.Value[i] - GaussianTheory.Rate(Data, kernel)) / rate.PerTime.StandardError[i];
            Math.Abs(z).ShouldBeLessThan(4.5, $"at t = {kernel.Time}: the greatest of {rate.Time.Length}");
        }
        GaussianTheory.Rate(Data, process.At([0.25])[0]).ShouldBe(3.00837227484, 1e-10);
    }

    [Theory]
    [InlineData("vp")]
    [InlineData("narrow vp")]
    [InlineData("straight line")]
    [InlineData("ou")]
    [InlineData("vp from .1")]
    public void Processes_with_a_constant_equilibrium_produce_the_difference_of_two_divergences(string name)
    {
        IsotropicProcess process = name switch
        {
            "vp" => new VariancePreserving(),
            "narrow vp" => new VariancePreserving { Kappa = 0.1 },
            "straight line" => new StraightLine(0.1),
            "ou" => new OrnsteinUhlenbeck(0.7, 1.3, 3),
            _ => new VariancePreserving { Start = 0.1 },
        };
        Entropies(process, Data)["S_tot"].ShouldAgree(GaussianTheory.Entropy(Data, process));
    }

    [Fact]
    public void A_flat_equilibrium_produces_the_difference_of_two_entropies() =>
        Entropies(new VarianceExploding(), Data)["S_tot"].ShouldAgree(13.26876181204054);

    [Fact]
    public void One_dimension_is_no_special_case() =>
        Entropies(new VariancePreserving(), new Normal([0], 2))["S_tot"].ShouldAgree(0.8068525904775847);

    [Fact]
    public void Data_in_equilibrium_produce_nothing_at_all()
    {
        var result = Entropies(new VariancePreserving(), new Normal([0, 0], 1));
        result["S_tot"]!.Estimate.Value.ShouldBe(0, 1e-24);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Running_the_process_at_another_pace_changes_no_measure()
    {
        var result = new Trial(new Retimed(new VariancePreserving()), Data, c => new Perturbed(c, factor: 1.1)).Run();
        result["S_tot"].ShouldAgree(Entropy);
        result["S_NN"].ShouldAgree(1.21 * Entropy);
    }

    [Fact]
    public void Two_independent_copies_produce_twice_as_much() =>
        Entropies(new VariancePreserving(), new Normal([.. Data.Mean, .. Data.Mean], Data.Deviation))["S_tot"].ShouldAgree(2 * Entropy);

    private static Runtime.Results.RunResult Entropies(Process process, Normal data) =>
        new Trial(process, data) { Asked = [new Runtime.Measures.TotalEntropyProduction()] }.Run();
}
