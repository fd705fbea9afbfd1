using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>Rates, what they come to, and the parts of a measure by levels of noise. Under a constant p_eq a part between two times is a difference of two KL(p_t‖p_eq).</summary>
public sealed class LevelTests
{
    private static readonly double[] Noises = [0.02, 0.1, 0.5, 1, 2.5, 10];
    // Of the integral, which the nodes are chosen for where sampling leaves next to no error.
    private const double Tolerance = 1e-8;

    private static readonly Normal Data = new([0.5, -1], 0.6);
    private static readonly NormalMixture Mixture = new([0.35, 0.65], [new([-1.2], 0.3), new([0.9], 0.5)]);
    private static readonly VariancePreserving Process = new();

    private static readonly Lazy<RunResult> BothRoutes = new(() => new Trial(Process, Data)
    { Asked = [new TotalEntropyProduction([Route.Score, Route.Quadrature])], Accuracy = 0.002, Resolution = 0.05, Levels = [.. Noises] }.Run());

    [Fact]
    public void Parts_of_normal_data_have_their_closed_form()
    {
        var (score, quadrature) = (BothRoutes.Value["S_tot by score"]!, BothRoutes.Value["S_tot by quadrature"]!);
        for (var i = 0; i <= Noises.Length; i++)
        {
            var known = DivergenceAt(i == 0 ? 0 : Noises[i - 1]) - DivergenceAt(i == Noises.Length ? double.PositiveInfinity : Noises[i]);
            ShouldAgree(score.Levels[i], known);
            quadrature.Levels[i].Value.ShouldBe(known, 1e-9);
            Math.Abs(quadrature.Levels[i].Value - known).ShouldBeLessThan(2 * quadrature.Levels[i].QuadratureError + 1e-12);
        }
        ShouldAgree(score.BelowResolution!, DivergenceAt(0) - DivergenceAt(0.05));
        quadrature.BelowResolution!.Value.ShouldBe(DivergenceAt(0) - DivergenceAt(0.05), 1e-9);
    }

    [Fact]
    public void Parts_add_up_to_the_whole_and_shares_to_one()
    {
        foreach (var measure in BothRoutes.Value.Measures)
        {
            measure.Levels.Select(l => l.From).ShouldBe([0, .. Noises]);
            measure.Levels.Select(l => l.To).ShouldBe([.. Noises, double.PositiveInfinity]);
            measure.Levels.Sum(l => l.Value).ShouldBe(measure.Estimate.Value, 1e-13);
            measure.Levels.Sum(l => l.Share!.Value).ShouldBe(1, 1e-13);
        }
    }

    [Fact]
    public void What_parts_a_measure_moves_it_by_no_more_than_its_error()
    {
        var plain = new Trial(Process, Data) { Asked = [new TotalEntropyProduction()], Accuracy = 0.002 }.Run()["S_tot"]!;
        plain.Levels.ShouldBeEmpty();
        plain.BelowResolution.ShouldBeNull();
        Math.Abs(plain.Estimate.Value - BothRoutes.Value["S_tot by score"]!.Estimate.Value).ShouldBeLessThan(4 * plain.Estimate.StandardError);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.002)]
    public void What_a_measure_has_come_to_is_the_closed_form_at_every_node(double start)
    {
        var process = new VariancePreserving { Start = start };
        var rate = new Trial(process, Data) { Asked = [new TotalEntropyProduction()], Samples = 65536 }.Run()["S_tot"]!.Rate;
        var first = GaussianTheory.Divergence(Data, process.At([start])[0]);
        foreach (var (kernel, i) in process.At(rate.Time).Select((k, i) => (k, i)))
        {
            var (known, curve) = (first - GaussianTheory.Divergence(Data, kernel), rate.Cumulative);
            // The interval is of 95 %, and holds the quadrature's error.
            Math.Abs(curve.Value[i] - known).ShouldBeLessThan(2.2 * (curve.High[i] - curve.Low[i]) / 2 + Tolerance, $"at t = {kernel.Time}");
            rate.PerLogSnr.Value[i].ShouldBe(rate.PerTime.Value[i] * kernel.StandardDeviation * kernel.StandardDeviation / kernel.Diffusion, 1e-12 * rate.PerLogSnr.Value[i]);
            (rate.PerLogSnr.StandardError[i] / rate.PerLogSnr.Value[i]).ShouldBe(rate.PerTime.StandardError[i] / rate.PerTime.Value[i], 1e-12);
        }
    }

    /// <summary>The rates at five times are theory's: of a short interval about each, cut out of the whole, by the quadrature.</summary>
    [Fact]
    public void A_narrow_level_of_a_mixture_has_the_rate_of_its_time()
    {
        (double Time, double Rate)[] known = [(0.05, 1.7835690447), (0.1, 1.9555002582), (0.2, 0.7767006781), (0.4, 0.0488450007), (0.8, 0.0010021970)];
        const double h = 1e-3;
        double[] noises = [.. known.SelectMany(k => new[] { k.Time - h, k.Time + h }).Select(NoiseAt)];
        var result = new Trial(Process, Mixture) { Asked = [new TotalEntropyProduction([Route.Score, Route.Quadrature])], Accuracy = 0.004, Levels = [.. noises] }.Run();
        foreach (var ((time, rate), i) in known.Select((k, i) => (k, i)))
        {
            var (score, quadrature) = (result["S_tot by score"]!.Levels[2 * i + 1], result["S_tot by quadrature"]!.Levels[2 * i + 1]);
            // Simpson's rule would need the curvature: of order (h/scale of time)² here.
            (quadrature.Value / (2 * h)).ShouldBe(rate, 3e-4 * rate, $"at t = {time}");
            ShouldAgree(score, quadrature.Value);
        }
    }

    /// <summary>A costly network sees few data points, and S_tot, its control variable, many more: parts take it as the whole does.</summary>
    [Fact]
    public void Parts_of_a_costly_network_add_up_too()
    {
        var result = new Trial(Process, Data, c => new Mlp(c, [16], 8)) { Accuracy = 0.02, Levels = 1, Resolution = 0.1 }.Run();
        result["S_tot"]!.Estimate.Units.ShouldBeGreaterThan(result["S_NN"]!.Estimate.Units);
        foreach (var measure in result.Measures)
        {
            measure.Levels.Sum(l => l.Value).ShouldBe(measure.Estimate.Value, 1e-12 * result["L_EM"]!.Estimate.Value);
            measure.Levels.Skip(1).Select(l => l.From).ShouldBe(measure.Levels.SkipLast(1).Select(l => l.To));
            measure.Levels.ShouldContain(l => l.From == 0.1 && l.To == 1);
        }
        ShouldAgree(result["S_tot"]!.BelowResolution!, DivergenceAt(0) - DivergenceAt(0.1));
    }

    /// <summary>The length of a path is ∫ of a root, whose shifts have pseudo-values.</summary>
    [Fact]
    public void Parts_of_a_length_add_up_too()
    {
        var length = new Trial(Process, Data) { Asked = [new ArcLength()], Accuracy = 0.01, Levels = [0.5, 1] }.Run().Measures.Single();
        length.Levels.Length.ShouldBe(3);
        length.Levels.Sum(l => l.Value).ShouldBe(length.Estimate.Value, 1e-12);
        length.Levels.ShouldAllBe(l => l.Value > 0 && l.StandardError > 0 && l.StandardError < 0.02 * l.Value);
    }

    [Fact]
    public void A_resolution_below_the_noise_of_the_start_has_nothing_below_it()
    {
        var s = new Trial(new VariancePreserving { Start = 0.01 }, Data) { Asked = [new TotalEntropyProduction()], Resolution = 0.01 }.Run()["S_tot"]!;
        (s.BelowResolution!.Value, s.BelowResolution.Share).ShouldBe((0, 0));
        s.Notes.ShouldHaveSingleItem().ShouldBe("nothing is below the data's resolution 0.01, for the noise is 0.04239 from the start");
    }

    /// <summary>The network e = 0.9 e*, whose S_tot − L_EM may be 0 only in error; and e = 0, of which everything is exactly 0.</summary>
    [Fact]
    public void What_may_be_0_has_no_shares()
    {
        var zero = new Trial(Process, Data, c => new Perturbed(c, factor: 0)) { Asked = [new NeuralEntropyMeasure(), new TotalEntropyProduction()], Levels = [1.0, 2] }.Run();
        zero["S_NN"]!.Levels.ShouldAllBe(l => l.Value == 0 && l.Share == null && l.ShareError == null);
        zero["S_tot"]!.Levels.ShouldAllBe(l => l.Share > 0 && l.ShareError > 0);
    }

    [Fact]
    public void Levels_and_curves_come_back_from_json()
    {
        var again = JsonReader.Read(JsonReport.Print(BothRoutes.Value));
        foreach (var (read, written) in again.Measures.Zip(BothRoutes.Value.Measures))
        {
            read.Levels.ShouldBe(written.Levels);
            read.BelowResolution.ShouldBe(written.BelowResolution);
            foreach (var (a, b) in new[] { (read.Rate.PerTime, written.Rate.PerTime), (read.Rate.PerLogSnr, written.Rate.PerLogSnr), (read.Rate.Cumulative, written.Rate.Cumulative) })
                (a.Value.AsSpan().SequenceEqual(b.Value.AsSpan()), a.StandardError.AsSpan().SequenceEqual(b.StandardError.AsSpan()), a.Low.AsSpan().SequenceEqual(b.Low.AsSpan()), a.High.AsSpan().SequenceEqual(b.High.AsSpan()))
                    .ShouldBe((true, true, true, true));
        }
    }

    /// <summary>Over n seeds the mean square of z is 1 ± √(2/n); `make coverage` counts intervals over many more.</summary>
    [Fact]
    public void Errors_of_parts_and_of_shares_are_what_they_scatter_by()
    {
        const int runs = 60;
        var subject = new Subject(Process, new ByPoints(Data), null, [new TotalEntropyProduction()], CPU, 0);
        var plan = new MeasurePlan([.. subject.Measures], levels: [0.5, 1]);
        var time = TimeQuadrature.Of(subject, 1e-5, new Workers(1), default, plan);
        var truths = new[] { 0, 0.5, 1 }.Zip([0.5, 1, double.PositiveInfinity], (a, b) => DivergenceAt(a) - DivergenceAt(b)).ToArray();
        var found = new Workers(2).Map(runs, seed =>
        {
            using var runner = new BlockRunner(subject with { Seed = seed }, "measure", time.Nodes, 2048);
            var means = runner.NewMeans();
            for (var shift = 0; shift < Draws.Shifts; shift++) means.Add(shift, runner.Run(shift, 0));
            return new TimeCourse(time, 0, plan, Draws.Shifts, _ => default, a => Regression.Of(means.Sum(0, a), [], null) is var r ? new(r.Value, r.StandardError) : default).Levels();
        });
        for (var i = 0; i < truths.Length; i++)
        {
            found.Average(l => Math.Pow((l[i].Value - truths[i]) / l[i].StandardError, 2)).ShouldBeInRange(1 - 2.5 * Math.Sqrt(2.0 / runs), 1 + 4 * Math.Sqrt(2.0 / runs), $"level {i}");
            found.Average(l => Math.Pow((l[i].Share!.Value - truths[i] / truths.Sum()) / l[i].ShareError!.Value, 2))
                .ShouldBeInRange(1 - 2.5 * Math.Sqrt(2.0 / runs), 1 + 4 * Math.Sqrt(2.0 / runs), $"share {i}");
        }
    }

    private static double DivergenceAt(double noise) => GaussianTheory.Divergence(Data, Process.At([noise == 0 ? 0 : double.IsInfinity(noise) ? 1 : TimeAt(noise)])[0]);

    // Σ²/μ² = e^B − 1, B = 0.1 t + 7.95 t².
    private static double TimeAt(double noise) => (-0.1 + Math.Sqrt(0.01 + 4 * 7.95 * Elementary.Log1p(noise * noise))) / (2 * 7.95);

    private static double NoiseAt(double t) => Math.Sqrt(Elementary.Expm1(0.1 * t + 7.95 * t * t));

    private static void ShouldAgree(Level level, double known)
    {
        Math.Abs(level.Value - known).ShouldBeLessThan(4 * level.StandardError + 2 * level.QuadratureError + Tolerance, $"{level} against {known:R}");
        level.StandardError.ShouldBeLessThan(0.02 * Math.Abs(known));
    }
}
