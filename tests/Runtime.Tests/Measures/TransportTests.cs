using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using TorchSharp;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>The path of p_t in W₂ against closed forms: of normal data everything is known.</summary>
public sealed class TransportTests
{
    private const double Entropy = 1.228517429376126;
    private const double Cost = 2.5225035761;
    private const double Length = 1.3784387501;
    private const double Square = 1.7457822814;
    private const double Budget = 4.025;

    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);

    // An uneven mixture on the line: theory with one normal distribution in its place is far off.
    private static readonly NormalMixture Uneven = new([0.35, 0.65], [new Normal([-1.2], 0.3), new Normal([0.9], 0.5)]);

    private static readonly NormalMixture Small = new([0.35, 0.65], [new Normal([-0.5], 0.15), new Normal([0.4], 0.25)]);

    private static readonly Measure[] All =
        [new TotalEntropyProduction(), new TransportCost(), new ArcLength(), new WassersteinDistance(), new WassersteinBound(), new SpeedLimit(), new Efficiency(), new PathEfficiency(), new RetimedCost()];

    [Fact]
    public void Normal_data_has_all_of_them_in_closed_form()
    {
        var process = new VariancePreserving();
        GaussianTheory.Integral(process, k => GaussianTheory.SquaredSpeed(Data, k)).ShouldBe(Cost, 1e-9);
        GaussianTheory.Integral(process, k => Math.Sqrt(GaussianTheory.SquaredSpeed(Data, k))).ShouldBe(Length, 1e-9);
        var result = Of(process, Data, All);
        result["c_2"].ShouldAgree(Cost, 0.003, 1e-10);
        result["arc_length"].ShouldAgree(Length, 0.003, 1e-10);
        result["W_2"]!.Estimate.Value.ShouldBe(Math.Sqrt(Square), 1e-10);
        result["W_2_bound"]!.Estimate.Value.ShouldBe(Math.Sqrt(Square), 1e-10);
        result["speed_limit"]!.Estimate.Value.ShouldBe(Square / Budget, 1e-10);
        result["efficiency"].ShouldAgree(Square / (Budget * Entropy), 0.003, 1e-10);
        result["path_efficiency"].ShouldAgree(Length * Length / (Budget * Entropy), 0.003, 1e-10);
        result["retiming"].ShouldAgree(Length * Length, 0.003, 1e-10);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_rate_of_the_length_is_the_speed()
    {
        var process = new VariancePreserving();
        var rate = Of(process, Data, new ArcLength())["arc_length"]!.Rate;
        foreach (var (kernel, i) in process.At(rate.Time).Select((k, i) => (k, i)))
        {
            var z = (rate.PerTime.Value[i] - Math.Sqrt(GaussianTheory.SquaredSpeed(Data, kernel))) / rate.PerTime.StandardError[i];
            Math.Abs(z).ShouldBeLessThan(4.5, $"at t = {kernel.Time}: the greatest of {rate.Time.Length}");
        }
    }

    [Fact]
    public void The_pace_of_constant_speed_is_the_length_that_has_been_passed()
    {
        var process = new VariancePreserving();
        var pace = Of(process, Data, new RetimedCost())["retiming"]!.Pace.ShouldNotBeNull();
        pace.Time.Length.ShouldBeGreaterThan(16);
        pace.NewTime.ShouldBe(pace.NewTime.Order());
        pace.NewTime[0].ShouldBeGreaterThanOrEqualTo(0);
        foreach (var (t, k) in pace.Time.Select((t, k) => (t, k)))
        {
            var passed = GaussianTheory.Integral(new VariancePreserving { End = t }, n => Math.Sqrt(GaussianTheory.SquaredSpeed(Data, n)));
            pace.Length[k].ShouldBe(passed, 2e-3 * Length, $"at t = {t}");
            pace.NewTime[k].ShouldBe(passed / Length, 2e-3, $"at t = {t}");
            pace.Speed[k].ShouldBe(Math.Sqrt(GaussianTheory.SquaredSpeed(Data, process.At([t])[0])), 5e-3 * pace.Speed[k] + 1e-9);
        }
    }

    [Fact]
    public void Another_pace_changes_the_cost_alone()
    {
        // t = s²: ds = dt/(2√t), so that the squared speed per unit of s gets the factor 4t.
        var cost = GaussianTheory.Integral(new VariancePreserving(), k => GaussianTheory.SquaredSpeed(Data, k) * 2 * Math.Sqrt(k.Time));
        var result = Of(new Retimed(new VariancePreserving()), Data, All);
        Math.Abs(cost - Cost).ShouldBeGreaterThan(0.1);
        result["c_2"].ShouldAgree(cost, 0.003, 1e-9);
        result["arc_length"].ShouldAgree(Length, 0.003, 1e-10);
        result["retiming"].ShouldAgree(Length * Length, 0.003, 1e-10);
        result["speed_limit"]!.Estimate.Value.ShouldBe(Square / Budget, 1e-9);
        result["efficiency"].ShouldAgree(Square / (Budget * Entropy), 0.003, 1e-10);
        result["path_efficiency"].ShouldAgree(Length * Length / (Budget * Entropy), 0.003, 1e-10);
    }

    [Fact]
    public void Nothing_is_longer_than_what_bounds_it()
    {
        foreach (var (process, data) in new (IsotropicProcess, DataDistribution)[]
        {
            (new VariancePreserving { Kappa = 0.5 }, Data), (new VarianceExploding(), Data), (new StraightLine(0.3), Data), (new OrnsteinUhlenbeck(0.7, 1.3, 3), Data),
            (new VariancePreserving(), Uneven), (new VariancePreserving(), Notebook.Data),
        })
        {
            var result = Of(process, data, new TotalEntropyProduction(), new TransportCost(), new ArcLength(), new WassersteinBound(), new SpeedLimit(), new Efficiency(), new PathEfficiency(), new RetimedCost());
            double Value(string name) => result[name]!.Estimate.Value;
            Value("W_2_bound").ShouldBeLessThan(Value("arc_length"), process.Name);
            Value("speed_limit").ShouldBeLessThan(Value("S_tot"), process.Name);
            Value("efficiency").ShouldBe(Value("speed_limit") / Value("S_tot"), 1e-3 * Value("efficiency"), process.Name);
            Value("efficiency").ShouldBeLessThan(Value("path_efficiency"), process.Name);
            Value("path_efficiency").ShouldBeLessThan(1, process.Name);
            Value("retiming").ShouldBeLessThan(Value("c_2"), process.Name);
        }
    }

    [Fact]
    public void A_mixture_costs_what_a_grid_says_without_sampling()
    {
        var subject = new Subject(new VariancePreserving(), Uneven, null, [new TransportCost()], torch.CPU, 1);
        var exact = DensityQuadrature.Run(subject, new Workers(2), default, 1e-8).Result.Estimate.Value;
        Of(new VariancePreserving(), Uneven, new TransportCost())["c_2"].ShouldAgree(exact, 0.003, 1e-8 * exact);
    }

    [Fact]
    public void On_a_line_the_distance_is_that_of_the_quantiles_and_above_the_bound()
    {
        var process = new VariancePreserving();
        var result = Of(process, Uneven, new WassersteinDistance(), new WassersteinBound(), new SpeedLimit());
        var exact = Quantiles(Uneven, process.At([1.0])[0]);
        result["W_2"].ShouldAgree(exact, 0.003, 1e-6);
        result["W_2_bound"]!.Estimate.Value.ShouldBeLessThan(0.95 * exact);
        result["speed_limit"].ShouldAgree(exact * exact / Budget, 0.005, 1e-6);
    }

    [Fact]
    public void Data_on_one_point_goes_at_constant_speed_where_mean_and_noise_do()
    {
        // v_2² = μ'²|m|² + D Σ'²: constant for straight lines, and on the circle where |m|² = D.
        var point = new Points([[1, -1]]);
        var straight = Of(new ConditionalTransport(1e-3), point, new RetimedCost(), new TransportCost());
        straight["retiming"].ShouldAgree(4 * 0.998, 0.003);
        straight["c_2"].ShouldAgree(4 * 0.998, 0.003);
        var circle = Of(new Cosine(), point, new RetimedCost(), new TransportCost());
        circle["retiming"].ShouldAgree(2 * Math.PI * Math.PI / 4 * 0.999, 0.003);
        circle["c_2"].ShouldAgree(2 * Math.PI * Math.PI / 4 * 0.999, 0.003);
    }

    [Fact]
    public void Data_on_one_point_has_a_path_of_finite_length_though_its_entropy_is_infinite()
    {
        var process = new VariancePreserving();
        // Σ grows from 0, with the mean at rest.
        Of(process, new Points([[0, 0]]), new ArcLength())["arc_length"].ShouldAgree(Math.Sqrt(2) * process.At([1.0])[0].StandardDeviation, 0.003);
    }

    [Fact]
    public void A_network_has_a_cost_of_its_own() =>
        Of(new VariancePreserving(), Data, c => new Perturbed(c, factor: 1.1), new NeuralTransportCost(), new TransportCost())["c_2_NN"].ShouldAgree(1.21 * Cost, 0.003, 1e-10);

    [Fact]
    public void A_drift_that_turns_and_unequal_noise_have_a_closed_form_and_a_note()
    {
        foreach (var process in new[] { AffineProcess.Rotating(1, 2, 1.2), new AffineProcess(new[,] { { -1, 0.4 }, { 0.1, -0.5 } }, [0.3, 0], [1, 0.5]) })
        {
            var data = new Normal([1, -0.5], 0.5);
            var exact = LinearGaussianTheory.Integral(process, t => LinearGaussianTheory.SquaredSpeed(data, process.At([t])[0]));
            var result = Of(process, data, new TotalEntropyProduction(), new TransportCost(), new SpeedLimit());
            result["c_2"].ShouldAgree(exact, 0.003, 1e-8 * exact);
            result["c_2"]!.Notes.ShouldContain(n => n.Contains("upper bound"));
            result["speed_limit"]!.Estimate.Value.ShouldBeLessThan(result["S_tot"]!.Estimate.Value);
        }
        Of(new VariancePreserving(), Data, new TransportCost())["c_2"]!.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_share_of_nothing_is_left_out()
    {
        var result = Of(new VariancePreserving(), new Normal([0, 0], 1), new Efficiency(), new TotalEntropyProduction());
        result["efficiency"].ShouldBeNull();
        result.Warnings.ShouldHaveSingleItem().Code.ShouldBe("NEC5105");
    }

    [Fact]
    public void The_distance_is_left_out_where_only_its_bound_is_known()
    {
        var result = Of(new VariancePreserving(), Notebook.Data, new WassersteinDistance(), new WassersteinBound());
        result["W_2"].ShouldBeNull();
        result["W_2_bound"].ShouldNotBeNull();
        result.Warnings.ShouldHaveSingleItem().Code.ShouldBe("NEC5101");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.8)]
    public void A_shifted_prior_of_normal_data_has_a_closed_form(double shift)
    {
        var process = new VariancePreserving { End = 0.6 };
        double Variance(double t) => GaussianTheory.Variance(Data, process.At([t])[0]);
        var exact = Math.Pow(shift * (Math.Sqrt(Variance(0) / Variance(0.6)) - 1), 2) / (0.6 * double.ExpM1(shift * shift / Variance(0.6)));
        var result = Of(process, Data, new SpeedAccuracy(shift), new TransportCost());
        result["speed_accuracy"].ShouldAgree(exact, 0.01);
        exact.ShouldBeLessThan(result["c_2"]!.Estimate.Value);
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(0.6)]
    public void A_stretched_prior_of_normal_data_has_a_closed_form(double scale)
    {
        // The flow is linear: W₁ = |s − 1| √V E‖ξ‖ at both ends, and ∫ p̃²/p = (s √(2 − s²))^−D.
        const double τ = 0.6;
        var process = new VariancePreserving { End = τ };
        double Deviation(double t) => Math.Sqrt(GaussianTheory.Variance(Data, process.At([t])[0]));
        var length = Math.Sqrt(8 / Math.PI); // E‖ξ‖ in three dimensions
        var divergence = Math.Pow(scale * Math.Sqrt(2 - scale * scale), -3) - 1;
        var exact = Math.Pow((scale - 1) * length * (Deviation(0) - Deviation(τ)), 2) / (τ * divergence);
        var result = Of(process, Data, new SpeedAccuracy(shift: 0, scale: scale), new TransportCost());
        result["speed_accuracy"].ShouldAgree(exact, 0.02);
        exact.ShouldBeLessThan(result["c_2"]!.Estimate.Value);
    }

    [Fact]
    public void A_prior_that_is_not_perturbed_is_refused() =>
        Should.Throw<NecException>(() => Of(new VariancePreserving(), Data, new SpeedAccuracy(shift: 0))).Code.ShouldBe("NEC5111");

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(1.5, 1)]
    [InlineData(0, 1.1)]
    [InlineData(0.2, 0.8)]
    public void On_a_line_the_image_of_a_perturbed_prior_is_where_quantiles_of_p_T_go(double shift, double scale)
    {
        // The flow keeps the order of points, so that Φ(y) = F_0⁻¹(F_T(y)), and W₁ = E|Φ(ỹ) − Φ(y)|.
        var process = new VariancePreserving { End = 0.5 };
        var (start, end) = (IsotropicKernel.Noiseless, (IsotropicKernel)process.At([0.5])[0]);
        var mean = end.MeanScale * Small.Mean[0];
        double Noisy(double y) => Density(Small, y, end);
        double Perturbed(double y) => mean + (y - mean) * scale + shift;
        double Image(double y) => Inverse(u => Cumulative(Small, u, start), Cumulative(Small, y, end));
        var (images, priors, divergence) = (0.0, 0.0, 0.0);
        foreach (var (y, w) in Line(-9, 9, 200))
        {
            images += w * Noisy(y) * Math.Abs(Image(Perturbed(y)) - Image(y));
            priors += w * Noisy(y) * Math.Abs(Perturbed(y) - y);
            divergence += w * Math.Pow(Noisy(mean + (y - mean - shift) / scale) / scale - Noisy(y), 2) / Noisy(y);
        }
        var exact = Math.Pow(images - priors, 2) / (0.5 * divergence);
        var result = Of(process, Small, new SpeedAccuracy(shift, scale, samples: 16_384), new TransportCost());
        result["speed_accuracy"].ShouldAgree(exact, 0.02, 1e-5 * exact);
        exact.ShouldBeLessThan(result["c_2"]!.Estimate.Value);
        result["speed_accuracy"]!.Notes.ShouldContain(n => !n.Contains("between") && n.Contains("W_1"));
    }

    [Fact]
    public void In_the_plane_bounds_of_the_distance_keep_the_relation_valid()
    {
        var result = Of(new VariancePreserving(), Notebook.Data, new SpeedAccuracy(0.5, samples: 512), new TransportCost());
        result["speed_accuracy"]!.Estimate.Value.ShouldBeInRange(1e-6, result["c_2"]!.Estimate.Value);
        result["speed_accuracy"]!.Notes.ShouldContain(n => n.Contains("between"));
    }

    private static RunResult Of(Process process, DataDistribution data, params Measure[] asked) => Of(process, data, null, asked);

    private static RunResult Of(Process process, DataDistribution data, Func<NetworkContext, Network>? network, params Measure[] asked) =>
        new Trial(process, data, network) { Asked = [.. asked], Accuracy = 0.001 }.Run();

    // √∫ (F⁻¹ − G⁻¹)² over u = F(x).
    private static double Quantiles(NormalMixture data, IsotropicKernel kernel)
    {
        var start = IsotropicKernel.Noiseless;
        return Math.Sqrt(Line(-4, 4, 1000).Sum(p => p.Weight * Density(data, p.Place, start) * Math.Pow(p.Place - Inverse(y => Cumulative(data, y, kernel), Cumulative(data, p.Place, start)), 2)));
    }

    private static double Cumulative(NormalMixture data, double y, IsotropicKernel k) =>
        data.Components.Zip(data.Weights, (c, w) => w * ErrorFunction.Erfc((k.MeanScale * c.Mean[0] - y) / Math.Sqrt(2 * GaussianTheory.Variance(c, k))) / 2).Sum();

    private static double Density(NormalMixture data, double y, IsotropicKernel k) =>
        data.Components.Zip(data.Weights, (c, w) => w * Math.Exp(-Math.Pow(y - k.MeanScale * c.Mean[0], 2) / (2 * GaussianTheory.Variance(c, k))) / Math.Sqrt(2 * Math.PI * GaussianTheory.Variance(c, k))).Sum();

    // By bisection.
    private static double Inverse(Func<double, double> cumulative, double u)
    {
        var (low, high) = (-20.0, 20.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (cumulative(middle) < u) low = middle;
            else high = middle;
        }
        return low;
    }

    private static IEnumerable<(double Place, double Weight)> Line(double from, double to, int panels)
    {
        var (rule, h) = (new GaussLegendre(4), (to - from) / panels);
        return Enumerable.Range(0, panels).SelectMany(p => rule.Nodes.Zip(rule.Weights, (x, w) => (from + h * (p + (1 + x) / 2), w * h / 2)));
    }
}
