using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>∇log p_t of data under noise that differs between components, by way of the mapped data under unit noise.</summary>
public sealed class LinearScoreTests
{
    private static readonly AffineProcess Coupled = new(
        new[,] { { -1.0, 2, 0 }, { -0.3, -0.8, 0.5 }, { 0.1, 0, -2 } }, [0.3, -0.2, 1], [0.8, 1.5, 0.3]);

    private static readonly AffineProcess Separate = new(Matrix.Diagonal(-1, 0.4, -3), [0.3, -0.2, 1], [0.8, 1.5, 0.3]);

    public static TheoryData<string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (var name in new[] { "full", "diagonal", "mixed", "diagonals", "uniform" })
                foreach (var time in new[] { 1e-6, 0.1, 1.5 })
                    cases.Add(name, time);
            return cases;
        }
    }

    /// <summary>Boxes under separate components, all else under coupled ones.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_score_is_the_gradient_of_the_log_density(string name, double time)
    {
        using var scope = NewDisposeScope();
        var data = Forms.Of(name);
        var kernel = (name == "uniform" ? Separate : Coupled).At([time])[0];
        var y = States(data, kernel);
        using var field = data.ScoreAt(kernel, CPU)!;
        using var leaf = y.clone().requires_grad_(true);
        data.LogDensity(leaf, kernel).sum().backward();
        var score = field.Evaluate(y);
        (leaf.grad! - score).abs().max().item<double>().ShouldBeLessThan(1e-11 * (1 + score.abs().max().item<double>()));
    }

    /// <summary>p_t = N(M m + d, M C Mᵀ + S), by the inverse of that matrix.</summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.1)]
    [InlineData(1.5)]
    public void A_normal_distribution_stays_one(double time)
    {
        using var scope = NewDisposeScope();
        var kernel = Coupled.At([time])[0];
        var (mean, V) = LinearGaussianTheory.Marginal(Forms.Full, kernel);
        var y = States(Forms.Full, kernel);
        using var field = Forms.Full.ScoreAt(kernel, CPU)!;
        var away = y - tensor(mean, dtype: float64);
        var expected = away.mm(Of(LinearGaussianTheory.Inverse(V))).neg();
        (field.Evaluate(y) - expected).abs().max().item<double>().ShouldBeLessThan(1e-11 * expected.abs().max().item<double>());
        var log = (away * expected).sum(1) * 0.5 - (new LinearSolve(V).LogDeterminant + 3 * Math.Log(2 * Math.PI)) / 2;
        (Forms.Full.LogDensity(y, kernel) - log).abs().max().item<double>().ShouldBeLessThan(1e-10);
    }

    /// <summary>p_t = Σ_i N(M x_i + d, S)/N, point by point.</summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    public void Points_are_as_many_normal_distributions(double time)
    {
        using var scope = NewDisposeScope();
        var points = new Points([[0, 0, 1], [1, 0.5, 0], [-0.3, 2, 1], [0.1, 0.2, 0.3]]);
        var kernel = Coupled.At([time])[0];
        var (S, d) = (kernel.Moments.Covariance, tensor(kernel.Moments.Offset, dtype: float64));
        var y = States(points, kernel);
        var logs = new List<Tensor>();
        for (var i = 0; i < 4; i++)
        {
            var away = y - d - tensor(kernel.Moments.Mean.Times(points.Table.Point(i)), dtype: float64);
            logs.Add((away.mm(Of(LinearGaussianTheory.Inverse(S))) * away).sum(1) * -0.5);
        }
        var log = stack([.. logs], 0).logsumexp(0) - Math.Log(4) - (new LinearSolve(S).LogDeterminant + 3 * Math.Log(2 * Math.PI)) / 2;
        (points.LogDensity(y, kernel) - log).abs().max().item<double>().ShouldBeLessThan(1e-9);
    }

    /// <summary>A box under separate components is a product of intervals, each under a kernel of its own.</summary>
    [Fact]
    public void A_box_is_a_product_of_intervals()
    {
        using var scope = NewDisposeScope();
        var (box, kernel) = ((Uniform)Forms.Of("uniform"), Separate.At([0.3])[0]);
        var y = States(box, kernel);
        using var field = box.ScoreAt(kernel, CPU)!;
        var score = field.Evaluate(y);
        var log = zeros([y.shape[0]], dtype: float64);
        for (var i = 0; i < 3; i++)
        {
            var (interval, moments) = (new Uniform([box.Low[i]], [box.High[i]]), kernel.Moments);
            var alone = new IsotropicKernel(0.3, moments.Mean[i, i], Math.Sqrt(moments.Covariance[i, i]), 1, 0, [moments.Offset[i]]);
            using var part = interval.ScoreAt(alone, CPU)!;
            (score.narrow(1, i, 1) - part.Evaluate(y.narrow(1, i, 1))).abs().max().item<double>().ShouldBeLessThan(1e-10);
            log.add_(interval.LogDensity(y.narrow(1, i, 1), alone));
        }
        (box.LogDensity(y, kernel) - log).abs().max().item<double>().ShouldBeLessThan(1e-10);
    }

    /// <summary>Told without a tensor: which forms have a score under which processes.</summary>
    [Theory]
    [InlineData("full", true, true)]
    [InlineData("mixed", true, true)]
    [InlineData("points", true, true)]
    [InlineData("uniform", true, false)]
    [InlineData("ring", false, false)]
    public void Whether_there_is_a_score_is_known_before(string name, bool underDiagonal, bool underLinear)
    {
        var data = Forms.Of(name);
        (data.HasScoreUnderDiagonal, data.HasScoreUnderLinear).ShouldBe((underDiagonal, underLinear));
        if (data.Dimension != 3) return;
        data.ScoreAt(Separate.At([0.5])[0], CPU).ShouldSatisfyAllConditions(f => (f is not null).ShouldBe(underDiagonal), f => f?.Dispose());
        data.ScoreAt(Coupled.At([0.5])[0], CPU).ShouldSatisfyAllConditions(f => (f is not null).ShouldBe(underLinear), f => f?.Dispose());
    }

    [Fact]
    public void Data_without_a_score_leave_out_what_needs_one()
    {
        var coupled = new Trial(Coupled, Forms.Of("uniform"), c => new FieldOf(c, (x, k) => x * 0.5)) { Samples = 1024 }.Run();
        coupled.Measures.Select(m => m.Name).ShouldBe(["S_NN", "S_tot_minus_L_EM", "identity_defect"]);
        var separate = new Trial(Separate, Forms.Of("uniform")) { Samples = 1024, Asked = [new Runtime.Measures.TotalEntropyProduction()] }.Run();
        separate["S_tot"]!.Estimate.Value.ShouldBeGreaterThan(0);
    }

    private static Tensor States(DataDistribution data, LinearKernel kernel) => kernel.Carry(Forms.Draw(data, 64), Forms.Draw(new Normal([0, 0, 0], 1), 64, 1));

    private static Tensor Of(double[,] matrix) => tensor([.. matrix.Entries()], [matrix.GetLength(0), matrix.GetLength(1)], dtype: float64);
}
