using System.Globalization;
using System.Text.RegularExpressions;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

public sealed class ConvergenceTests
{
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);

    [Fact]
    public void An_entropy_that_diverges_at_the_start_is_refused_with_its_slope()
    {
        var failure = Should.Throw<NecException>(() => new Trial(new ConditionalTransport(0), Data) { Asked = [new TotalEntropyProduction()] }.Run());
        failure.Code.ShouldBe("NEC5005");
        failure.ExitCode.ShouldBe(1);
        // Ṡ ≈ (D s₀² + |m|²)/t and u = 2 ln t, so an e-fold of u adds half of D s₀² + |m|² = 2.3925. It is told by a few points.
        double.Parse(Regex.Match(failure.Message, @"adds (\S+) nats").Groups[1].Value, CultureInfo.InvariantCulture).ShouldBe(1.19625, 0.1);
        failure.Help!.ShouldContain("start the time interval later");
    }

    [Fact]
    public void The_same_process_with_a_cut_off_is_measured_from_there()
    {
        const double t0 = 1e-3, t1 = 0.999;
        double Divergence(double t)
        {
            var V = (1 - t) * (1 - t) * 0.36 + t * t;
            return (3 * (V / t - 1 - Math.Log(V / t)) + (1 - t) * (1 - t) * 1.3125 / t) / 2;
        }

        // −∫ E ∂_t log p_eq dt with v = t, from Premkumar's boundary form.
        static double Work(double t) => (3 * 0.36 + 1.3125) / 2 * (-1 / t - 2 * Math.Log(t) + t) + 1.5 * (t - Math.Log(t));
        var expected = Divergence(t0) - Divergence(t1) - (Work(t1) - Work(t0));
        new Trial(new ConditionalTransport(t0), Data) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(expected);
    }

    [Fact]
    public void Narrow_data_are_followed_down_to_where_they_end()
    {
        // Nearly all entropy is produced where Σ² is between 1e-12 and 1, far below a fixed cut-off in time.
        var narrow = new Normal([0, 0], 1e-6);
        var process = new VariancePreserving();
        new Trial(process, narrow) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(GaussianTheory.Entropy(narrow, process));
    }

    [Fact]
    public void A_narrow_component_of_a_wide_mixture_is_not_cut_off()
    {
        var data = new NormalMixture([0.5, 0.5], [new([-3, 0], 1e-5), new([3, 0], 1)]);
        // The components hardly overlap: S = Σ w_k (KL_k + ln w_k) up to the mixing entropy's own overlap.
        var process = new VariancePreserving();
        var expected = data.Components.Sum(c => GaussianTheory.Entropy(c, process) / 2) - Math.Log(2) + OverlapEntropy;
        new Trial(process, data) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(expected, uncertainty: 0.005);
    }

    // The wide component's tail at six deviations, and what of the mixing is left at t = 1: both below the tolerance above.
    private const double OverlapEntropy = 0.0;

    [Fact]
    public void The_quadrature_error_stays_below_the_standard_error()
    {
        // Where sampling leaves next to no error, the nodes' shall be as little.
        foreach (var (drawn, most) in new (Func<DataDistribution, DataDistribution>, int)[] { (d => new ByPoints(d), 64), (d => d, 96) })
        {
            foreach (var experiment in new[]
            {
                new Trial(new VariancePreserving(), drawn(Data), c => new Perturbed(c, factor: 1.1)),
                new Trial(new VariancePreserving { Kappa = 0.1 }, drawn(Notebook.Data), c => new Perturbed(c, slope: 0.1)),
                new Trial(new StraightLine(0.1), drawn(Notebook.Data), c => new Perturbed(c, factor: 0.9)),
            })
            {
                var result = experiment.Run();
                result.Measures.ShouldAllBe(m => m.Estimate.QuadratureError < m.Estimate.StandardError);
                result["S_tot"]!.Rate.Time.Length.ShouldBeLessThan(most);
            }
        }
    }

    [Fact]
    public void A_kink_of_the_field_in_time_is_resolved()
    {
        // e = x for t > .3: ∫_.3^1 (β/2) E|x|² dt with E|x|² = 2 for data in equilibrium.
        var data = new Normal([0, 0], 1);
        var result = new Trial(new VariancePreserving(), data, c => new FieldOf(c, (x, k) => k.Time > 0.3 ? x : x * 0)).Run();
        double B(double t) => 0.1 * t + 15.9 * t * t / 2;
        result["S_NN"].ShouldAgree(B(1) - B(0.3));
    }
}
