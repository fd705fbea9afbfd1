using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>Draws against the moments of their form, in standard errors that are measured on the draws.</summary>
public sealed class SamplingTests
{
    private const int N = 1 << 18;

    /// <summary>E x_d and E x_d x_e for d ≤ e.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("diagonal")]
    [InlineData("mixed")]
    [InlineData("diagonals")]
    [InlineData("points")]
    [InlineData("uniform")]
    [InlineData("ring")]
    [InlineData("swiss_roll")]
    [InlineData("checkerboard")]
    [InlineData("odd checkerboard")]
    public void Draws_have_the_first_and_second_moments(string name)
    {
        using var scope = NewDisposeScope();
        var data = Forms.Of(name);
        var x = Forms.Draw(data, N);
        x.shape.ShouldBe([N, data.Dimension]);
        x.dtype.ShouldBe(ScalarType.Float64);
        for (var d = 0; d < data.Dimension; d++)
        {
            Agrees(x.select(1, d), First(data, d), $"{name}: E x_{d}");
            for (var e = d; e < data.Dimension; e++) Agrees(x.select(1, d) * x.select(1, e), Second(data, d, e), $"{name}: E x_{d} x_{e}");
        }
    }

    /// <summary>To rounding, but for the roll, which is integrated here by a rule.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("diagonal")]
    [InlineData("mixed")]
    [InlineData("diagonals")]
    [InlineData("points")]
    [InlineData("uniform")]
    [InlineData("ring")]
    [InlineData("swiss_roll")]
    [InlineData("checkerboard")]
    [InlineData("odd checkerboard")]
    public void A_form_tells_its_moments(string name)
    {
        var data = Forms.Of(name);
        var covariance = data.CovarianceMatrix();
        for (var d = 0; d < data.Dimension; d++)
        {
            data.Mean[d].ShouldBe(First(data, d), 1e-9);
            data.Variances[d].ShouldBe(covariance[d, d], 1e-14);
            for (var e = 0; e < data.Dimension; e++) covariance[d, e].ShouldBe(Second(data, d, e) - First(data, d) * First(data, e), 1e-9);
        }
    }

    /// <summary>E |x|⁴ of the ring: |x|² = R² + 2 R s z + s² |z|² has the variance 4 R² s² + 4 s⁴.</summary>
    [Fact]
    public void The_ring_has_the_spread_of_its_radius()
    {
        using var scope = NewDisposeScope();
        var (R, s) = (1.5, 0.2);
        var square = Forms.Draw(Forms.Of("ring"), N).pow(2).sum(1);
        Agrees(square, R * R + 2 * s * s, "E |x|²");
        Agrees((square - (R * R + 2 * s * s)).pow(2), 4 * R * R * s * s + 4 * s * s * s * s, "var |x|²");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void The_board_fills_every_second_square_alike(int cells)
    {
        using var scope = NewDisposeScope();
        var place = (Forms.Draw(new Checkerboard(cells, 3), N) / (3.0 / cells) + cells / 2.0).floor();
        place.min().item<double>().ShouldBe(0);
        place.max().item<double>().ShouldBe(cells - 1);
        var filled = (cells * cells + 1) / 2;
        for (var i = 0; i < cells; i++)
        {
            for (var j = 0; j < cells; j++)
            {
                var count = place.select(1, 0).eq(i).logical_and(place.select(1, 1).eq(j)).sum().item<long>();
                if ((i + j) % 2 == 1) count.ShouldBe(0);
                else Math.Abs(count - (double)N / filled).ShouldBeLessThan(1e-9 + 4.5 * Math.Sqrt(N * (1.0 / filled) * (1 - 1.0 / filled)), "the greatest of 25");
            }
        }
    }

    [Fact]
    public void Without_an_exact_score_what_can_be_had_is_measured_and_the_rest_is_named()
    {
        var result = new Trial(new VariancePreserving(), Forms.Of("ring"), c => new FieldOf(c, (x, _) => x * 0.1)) { Samples = 1 << 14 }.Run();
        result.Measures.Select(m => m.Name).ShouldBe(["S_NN", "S_tot_minus_L_EM", "identity_defect"], ignoreOrder: true);
        result.Warnings.Where(w => w.Code == "NEC5101").Select(w => w.Message.Split(' ')[0]).ShouldBe(["S_tot", "L_EM"], ignoreOrder: true);
        // ∫ (σ²/2) E|0.1 y|² dt with E|y|² = μ² E|x|² + 2 Σ² and dμ²/dt = −β μ²: 0.01 [E|x|² (1 − μ²)/2 + 2 (B − (1 − μ²))/2].
        var (μ2, moment) = (Math.Exp(-8.05), 1.5 * 1.5 + 2 * 0.04);
        result["S_NN"].ShouldAgree(0.01 * (moment * (1 - μ2) / 2 + 8.05 - (1 - μ2)), 0.02);
        Should.Throw<NecException>(() => new Trial(new VariancePreserving(), Forms.Of("ring")).Run()).Code.ShouldBe("NEC5011");
    }

    private static void Agrees(Tensor values, double expected, string what)
    {
        var (mean, error) = (values.mean().item<double>(), values.std().item<double>() / Math.Sqrt(N));
        Math.Abs(mean - expected).ShouldBeLessThan(4 * error + 1e-12, what);
    }

    private static double First(DataDistribution data, int d) => data switch
    {
        Normal n => n.Mean[d],
        NormalMixture m => m.Weights.Zip(m.Components, (w, c) => w * c.Mean[d]).Sum(),
        Points p => All(p).Average(x => x[d]),
        Uniform u => (u.Low[d] + u.High[d]) / 2,
        SwissRoll s => s.Radius / (4.5 * Math.PI) * Mean(θ => θ * Direction(θ, d)),
        _ => 0,
    };

    private static double Second(DataDistribution data, int d, int e) => data switch
    {
        Normal n => n.Mean[d] * n.Mean[e] + Covariance(n, d, e),
        NormalMixture m => m.Weights.Zip(m.Components, (w, c) => w * (c.Mean[d] * c.Mean[e] + Covariance(c, d, e))).Sum(),
        Points p => All(p).Average(x => x[d] * x[e]),
        Uniform u => First(u, d) * First(u, e) + (d == e ? Math.Pow(u.High[d] - u.Low[d], 2) / 12 : 0),
        Ring r => d == e ? r.Radius * r.Radius / 2 + r.Deviation * r.Deviation : 0,
        SwissRoll s => Math.Pow(s.Radius / (4.5 * Math.PI), 2) * Mean(θ => θ * θ * Direction(θ, d) * Direction(θ, e)) + (d == e ? s.Deviation * s.Deviation : 0),
        Checkerboard b => Board(b, d, e),
        _ => throw new ArgumentException(data.ToString()),
    };

    private static IEnumerable<ImmutableArray<double>> All(Points p) => Enumerable.Range(0, p.Table.Count).Select(p.Table.Point);

    private static double Covariance(Normal n, int d, int e) =>
        Enumerable.Range(0, n.Dimension).Sum(i => n.Covariance.Variances[i] * n.Covariance.Axis(i).ElementAt(d) * n.Covariance.Axis(i).ElementAt(e));

    private static double Direction(double θ, int d) => d == 0 ? Math.Cos(θ) : Math.Sin(θ);

    // The mean over θ in [3π/2, 9π/2] by the midpoint rule of 10⁵ nodes, whose error of 1e-9 no draw can see.
    private static double Mean(Func<double, double> f) => Enumerable.Range(0, 100_000).Average(i => f(Math.PI * (1.5 + 3 * (i + 0.5) / 100_000)));

    private static double Board(Checkerboard b, int d, int e)
    {
        var cell = b.Width / b.Cells;
        var squares = from i in Enumerable.Range(0, b.Cells) from j in Enumerable.Range(0, b.Cells) where (i + j) % 2 == 0 select new[] { i, j };
        return squares.Average(s => ((s[d] + 0.5) * cell - b.Width / 2) * ((s[e] + 0.5) * cell - b.Width / 2)) + (d == e ? cell * cell / 12 : 0);
    }
}
