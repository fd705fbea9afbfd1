using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>log p_θ by the flow and by paths. The exact field of data p'_d makes the flow carry π to what it carries p'_T to p'_d with.</summary>
public sealed class LikelihoodTests
{
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);

    [Fact]
    public void The_bound_is_tight_where_the_field_is_exact_and_the_prior_is_met()
    {
        // Of one point x under the field of N(.2, .9²): what the paths contribute is .4509198584 at every x, whatever the prior; the prior is N(0, 1).
        var (process, x) = (new VariancePreserving(), 0.7);
        var result = new Trial(process, new Points([[x]]), c => new FieldOf(c, FieldOfNormal([0.2], 0.9)))
        { Asked = [new LogLikelihoodBound()], Samples = 1 << 14 }.Run();
        var end = process.At([1.0])[0];
        var prior = -Math.Log(2 * Math.PI) / 2 - (Math.Pow(end.MeanScale * x, 2) + Math.Pow(end.StandardDeviation, 2)) / 2;
        result["log_likelihood_bound"].ShouldAgree(0.4509198584 + prior, 0.005);
    }

    [Fact]
    public void The_paths_contribute_to_it_what_the_closed_form_says()
    {
        // With π = p'_T the bound is log p'_d: at x = .7 that is log N(.7; .2, .81) = path + prior.
        (0.4509198584 - 1.4188188636).ShouldBe(-0.9678990052, 1e-10);
        (-Math.Log(2 * Math.PI * 0.81) / 2 - 0.25 / 1.62).ShouldBe(-0.9678990052, 1e-9);
    }

    public static TheoryData<string> Processes => ["vp", "ve", "sl", "coupled"];

    private static Process Find(string name) => name switch
    {
        "vp" => new VariancePreserving(),
        "ve" => new VarianceExploding(),
        "sl" => new StraightLine(0.5),
        _ => new AffineProcess(new[,] { { -1.0, 2, 0 }, { -0.3, -0.8, 0.5 }, { 0.1, 0, -2 } }, [0.3, -0.2, 1], [0.8, 1.5, 0.3], end: 4),
    };

    [Theory]
    [MemberData(nameof(Processes))]
    public void The_exact_field_has_the_entropy_of_the_data_and_misses_the_prior_alone(string name)
    {
        var process = Find(name);
        var result = new Trial(process, Data, c => new Perturbed(c))
        { Asked = [new LogLikelihood(), new KullbackLeibler(), new LogLikelihoodBound(), new KullbackLeiblerBound()], Samples = 4096 }.Run();
        // KL(p_d‖p_θ) = KL(p_T‖π): the flow is the same bijection for both.
        var mismatch = Mismatch(process);
        var entropy = 1.5 * Math.Log(2 * Math.PI * Math.E * 0.36);
        ShouldAgree(result["KL"], mismatch, 0.003);
        ShouldAgree(result["KL_bound"], mismatch, 0.03);
        result["log_likelihood"].ShouldAgree(-entropy - mismatch, 0.02);
        result["log_likelihood_bound"].ShouldAgree(-entropy - mismatch, 0.02);
        result["log_likelihood"]!.Estimate.QuadratureError.ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void Of_another_normal_distribution_s_field_everything_has_a_closed_form()
    {
        // KL(p_d‖p_θ): p_θ is N(m', s'²) where the prior is met, here to 1e-4.
        var process = new VariancePreserving();
        double[] m = [0.3, -0.8, 0.5];
        var s = 0.8;
        var divergence = (3 * (0.36 / (s * s) - 1 - Math.Log(0.36 / (s * s))) + Data.Mean.Zip(m, (a, b) => (a - b) * (a - b)).Sum() / (s * s)) / 2;
        var result = new Trial(process, Data, c => new FieldOf(c, FieldOfNormal(m, s)))
        { Asked = [new LogLikelihood(), new KullbackLeibler(), new KullbackLeiblerBound(), new EntropyMatchingLoss()], Samples = 4096 }.Run();
        result["KL"].ShouldAgree(divergence, 0.05, uncertainty: 1e-4);
        result["log_likelihood"].ShouldAgree(-1.5 * Math.Log(2 * Math.PI * Math.E * 0.36) - divergence, 0.02, uncertainty: 1e-4);
        // L_EM = KL(p_d‖p'_d) − KL(p_T‖p'_T), so the bound is the same here.
        result["KL_bound"].ShouldAgree(divergence, 0.05, uncertainty: 1e-4);
        result["L_EM"].ShouldAgree(divergence, 0.05, uncertainty: 1e-4);
    }

    [Fact]
    public void The_gap_of_the_bound_is_the_loss_and_what_the_prior_misses()
    {
        // Of a field that is no law's, and a prior that is not met.
        var process = new VariancePreserving { BetaMax = 3 };
        var result = new Trial(process, Data, c => new Perturbed(c, factor: 1.2, shift: [0.3, 0, -0.2]))
        { Asked = [new KullbackLeiblerBound(), new KullbackLeibler(), new EntropyMatchingLoss(), new LogLikelihood(), new LogLikelihoodBound()], Samples = 8192 }.Run();
        double Error(params string[] of) => Math.Sqrt(of.Sum(name => Math.Pow(result[name]!.Estimate.StandardError, 2)));
        double Value(string name) => result[name]!.Estimate.Value;
        var gap = Value("L_EM") + Mismatch(process);
        (Value("KL_bound") - gap).ShouldBe(0, 4 * Error("KL_bound", "L_EM"));
        Error("KL_bound").ShouldBeLessThan(0.03 * gap);
        // The bound itself, which knows no score, is as much below the entropy of the data.
        var entropy = 1.5 * Math.Log(2 * Math.PI * Math.E * 0.36);
        (Value("log_likelihood_bound") + entropy + gap).ShouldBe(0, 4 * Error("log_likelihood_bound"));
        Error("log_likelihood_bound").ShouldBeLessThan(0.03);
        (Value("log_likelihood") + entropy + Value("KL")).ShouldBe(0, 4 * Error("log_likelihood", "KL"));
    }

    [Fact]
    public void A_cut_off_that_leaves_noise_is_part_of_what_is_measured()
    {
        // p_0 is then what the process makes of the data by the interval's start.
        var process = new VariancePreserving { Start = 0.2 };
        var result = new Trial(process, Data, c => new Perturbed(c)) { Asked = [new LogLikelihood(), new LogLikelihoodBound(), new KullbackLeibler()], Samples = 4096 }.Run();
        var V = GaussianTheory.Variance(Data, process.At([0.2])[0]);
        var mismatch = Mismatch(process);
        result["log_likelihood"].ShouldAgree(-1.5 * Math.Log(2 * Math.PI * Math.E * V) - mismatch);
        result["log_likelihood_bound"].ShouldAgree(-1.5 * Math.Log(2 * Math.PI * Math.E * V) - mismatch);
        ShouldAgree(result["KL"], mismatch, 0.003);
    }

    [Fact]
    public void The_flow_tells_by_how_much_it_is_off()
    {
        Estimate Of(double tolerance) => new Trial(new VariancePreserving(), new NormalMixture([0.35, 0.65], [new([-1.2], 0.3), new([0.9], 0.5)]), c => new Perturbed(c, factor: 1.1)) { Asked = [new LogLikelihood(tolerance)], Samples = 1024 }.Run()["log_likelihood"]!.Estimate;
        var (rough, exact) = (Of(1e-3), Of(1e-6));
        // Of the mean over 1,024 points, told by the mean size over 128 of them.
        Math.Abs(rough.Value - exact.Value).ShouldBeLessThan(2 * rough.QuadratureError);
        rough.QuadratureError.ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void Probes_widen_the_error_bar()
    {
        var mixture = new NormalMixture([0.5, 0.5], [new([-1, 0], [0.3, 0.9]), new([1, 0.5], [0.8, 0.3])]);
        MeasureResult Of(int probes) => new Trial(new VariancePreserving(), mixture, c => new Perturbed(c, factor: 1.1)) { Asked = [new LogLikelihood(1e-3, probes)], Samples = 2048 }.Run()["log_likelihood"]!;
        var (exact, probed) = (Of(0), Of(1));
        probed.Estimate.StandardError.ShouldBeGreaterThan(1.02 * exact.Estimate.StandardError);
        var z = (probed.Estimate.Value - exact.Estimate.Value) / Math.Sqrt(Math.Pow(probed.Estimate.StandardError, 2) - Math.Pow(exact.Estimate.StandardError, 2));
        Math.Abs(z).ShouldBeLessThan(4);
        probed.Notes.ShouldContain(n => n.Contains("1 probe at every data point"));
    }

    [Fact]
    public void Rows_of_many_components_are_probed_unasked()
    {
        var data = new Normal([.. Enumerable.Repeat(0.0, 17)], 0.6);
        var result = new Trial(new VariancePreserving(), data, c => new Perturbed(c)) { Asked = [new LogLikelihood(1e-3)], Samples = 1024 }.Run()["log_likelihood"]!;
        result.Notes.ShouldContain(n => n.Contains("8 probes"));
        result.ShouldAgree(-8.5 * Math.Log(2 * Math.PI * Math.E * 0.36), 0.02, uncertainty: 0.01);
    }

    [Fact]
    public void Digits_do_not_depend_on_threads()
    {
        var trial = new Trial(new VariancePreserving(), Data, c => new Perturbed(c, factor: 1.1)) { Asked = [new LogLikelihood(1e-3), new LogLikelihoodBound()], Samples = 3072 };
        double[] Digits(int threads) => [.. trial.Run(threads: threads).Measures.SelectMany(m => new[] { m.Estimate.Value, m.Estimate.StandardError })];
        Digits(1).ShouldBe(Digits(2));
    }

    [Fact]
    public void A_tolerance_below_the_rounding_of_a_network_is_told()
    {
        var result = new Trial(new VariancePreserving(), Data, c => new Mlp(c, [16], 8)) { Asked = [new LogLikelihood(1e-7)], Samples = 256 }.Run();
        result.Warnings.ShouldContain(w => w.Code == "NEC5121");
        result["log_likelihood"]!.Estimate.QuadratureError.ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void Data_without_a_density_has_a_likelihood_but_no_divergence()
    {
        var points = new Points([[0, 0], [1, 0.5], [-0.3, 2]]);
        var result = new Trial(new VariancePreserving(), points, c => new Mlp(c, [16], 8)) { Asked = [new LogLikelihood(1e-4), new KullbackLeibler()], Samples = 512 }.Run();
        result.Measures.Length.ShouldBe(1);
        JsonReader.Read(JsonReport.Print(result)).Measures[0].Notes.ShouldBe(result.Measures[0].Notes);
        result.Warnings.ShouldContain(w => w.Code == "NEC5101" && w.Message.Contains("KL is not measured: the data has no density"));
        Should.Throw<NecException>(() => new Trial(new VariancePreserving(), points, c => new Perturbed(c)) { Asked = [new LogLikelihood()] }.Run()).Code.ShouldBe("NEC5011");
    }

    [Fact]
    public void Bits_say_by_which_convention_they_are_counted()
    {
        MeasureResult Of(double width) => new Trial(new VariancePreserving(), Data, c => new Perturbed(c)) { Asked = [new LogLikelihoodBound(width)], Samples = 1024 }.Run()["log_likelihood_bound"]!;
        var (plain, quantised) = (Of(0), Of(1 / 256.0));
        var bits = -plain.Estimate.Value / Math.Log(2);
        plain.Notes[0].ShouldContain($"{bits:F3}"[..4]);
        plain.Notes[0].ShouldContain("nothing is dequantised");
        quantised.Notes[0].ShouldContain($"{bits / 3 + 8:F3}"[..4]);
        quantised.Notes[0].ShouldContain("0.003906 apart");
    }

    // The flow's own error has one sign, and may exceed a standard error that is nearly 0.
    private static void ShouldAgree(MeasureResult? result, double expected, double most)
    {
        var estimate = result!.Estimate;
        estimate.StandardError.ShouldBeLessThan(most, result.Name);
        estimate.Value.ShouldBe(expected, 4 * estimate.StandardError + 2 * estimate.QuadratureError, result.Name);
    }

    // KL(p_T‖π)
    private static double Mismatch(Process process)
    {
        var (prior, end) = (Prior.Of(process, 3), process.At([process.Time.End])[0]);
        if (end is LinearKernel linear) return LinearGaussianTheory.Divergence(Data, linear, [.. prior.Law.Mean], prior.Law.CovarianceMatrix());
        var (V, v) = (GaussianTheory.Variance(Data, (IsotropicKernel)end), prior.Law.Deviation * prior.Law.Deviation);
        var μ = ((IsotropicKernel)end).MeanScale;
        return (3 * (V / v - 1 - Math.Log(V / v)) + μ * μ * Data.Mean.Sum(m => m * m) / v) / 2;
    }

    private static Func<Tensor, Kernel, Tensor> FieldOfNormal(double[] m, double s) => (y, k) =>
    {
        var kernel = (IsotropicKernel)k;
        var V = Math.Pow(kernel.MeanScale * s, 2) + Math.Pow(kernel.StandardDeviation, 2);
        return (tensor(m, dtype: float64) * kernel.MeanScale - y) / V - kernel.EquilibriumScore(y);
    };
}
