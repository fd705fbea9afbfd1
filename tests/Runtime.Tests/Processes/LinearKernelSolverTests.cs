using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Processes;

/// <summary>The equations of motion of M, d and S against closed forms, anywhere in the interval and however near its start.</summary>
public sealed class LinearKernelSolverTests
{
    public static TheoryData<string> Known => ["diagonal", "diagonal from 2", "rotating", "retimed", "steeply retimed", "triangular", "growing"];

    [Theory]
    [MemberData(nameof(Known))]
    public void The_moments_are_the_closed_form_everywhere(string name)
    {
        var known = KnownLinear.Of(name);
        var solver = new LinearKernelSolver(known.Coefficients, known.Time);
        foreach (var share in new[] { 1, 0.77, 0.5, 1.0 / 3, 0.1, 1e-3, 1e-6 }) Agree(solver, known, known.Time.Start + share * known.Time.Length, 1e-12);
    }

    /// <summary>Down to and below the lowest panel, where S is a tiny share of what it becomes. Only the leading powers of t count there.</summary>
    [Theory]
    [InlineData("diagonal")]
    [InlineData("rotating")]
    [InlineData("retimed")]
    [InlineData("steeply retimed")]
    [InlineData("triangular")]
    public void They_keep_their_digits_where_the_data_stands(string name)
    {
        var known = KnownLinear.Of(name);
        var solver = new LinearKernelSolver(known.Coefficients, known.Time);
        foreach (var t in new[] { 1e-12, 1e-29, 3e-30, 1e-30, 1e-60, 1e-90 }) Agree(solver, known, t, 1e-11);
        solver.At(known.Time.Start).ShouldSatisfyAllConditions(
            m => m.Mean.ShouldBe(Matrix.Identity(2)), m => m.Offset.ShouldBe([0, 0]), m => m.Covariance.ShouldBe(new double[2, 2]));
    }

    /// <summary>ln det M = ∫ tr A (Liouville), also where M itself has long lost its smaller singular value to rounding.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void The_determinant_of_the_mean_is_kept_apart(double t)
    {
        var coefficients = new LinearCoefficients(new[,] { { -1, 0.5 }, { 0.25, -60 } }, [0, 0], [1, 1]);
        new LinearKernelSolver(_ => coefficients, new Interval(0, 2)).At(t).LogDeterminant.ShouldBe(-61 * t, 1e-11 * 61 * t);
    }

    /// <summary>A step in every coefficient: two stretches of constant ones, joined.</summary>
    [Theory]
    [InlineData(0.7, false)]
    [InlineData(0.7, true)]
    [InlineData(1.9999, true)]
    public void A_step_is_found(double step, bool told)
    {
        var (first, second) = (KnownLinear.Of("triangular"), KnownLinear.Of("rotating"));
        var solver = new LinearKernelSolver(t => t < step ? first.Coefficients(t) : second.Coefficients(t), new(0, 2), told ? [step] : []);
        var joined = first with { Moments = t => t < step ? first.Moments(t) : first.Moments(step).Then(second.Moments(t - step)) };
        foreach (var t in new[] { 0.3, 0.69, 0.71, 1.5, 2 }) Agree(solver, joined, t, 1e-11);
    }

    [Theory]
    [InlineData("diagonal", 1e-12)]
    [InlineData("diagonal from 2", 1e-13)]
    [InlineData("rotating", 1e-13)]
    [InlineData("triangular", 1e-13)]
    [InlineData("growing", 1e-12)]
    public void Constant_coefficients_have_a_shorter_way(string name, double tolerance)
    {
        var known = KnownLinear.Of(name);
        foreach (var elapsed in new[] { 0, 1e-90, 1e-12, 1e-3, 0.5, 3 })
        {
            var t = known.Time.Start + elapsed;
            Agree(known.Coefficients(t).MomentsAfter(t - known.Time.Start), known, t, tolerance);
        }
    }

    /// <summary>θ t = 10⁴ in one component and 1 in the other: e^(−10⁴) counts as 0, the rest is as accurate as ever.</summary>
    [Fact]
    public void A_fast_component_beside_a_slow_one_is_no_matter()
    {
        var moments = new LinearCoefficients(new[,] { { -1e4, 0 }, { 3, -1.0 } }, [1, 0], [2, 0.5]).MomentsAfter(1);
        moments.Mean[1, 1].ShouldBe(Math.Exp(-1), 1e-12);
        moments.Covariance[0, 0].ShouldBe(1e-4, 1e-16);
        moments.Offset[0].ShouldBe(1e-4, 1e-16);
    }

    [Theory]
    [InlineData("1/(t-1)²")]
    [InlineData("nan")]
    public void What_cannot_be_resolved_is_refused_with_the_time(string name)
    {
        double Value(double t) => name == "nan" ? Math.Sqrt(1 - t) : 1 / ((t - 1) * (t - 1));
        var solver = new LinearKernelSolver(t => new(new[,] { { -Value(t) } }, [0], [1]), new(0, 2));
        var failure = Should.Throw<NecException>(() => solver.At(1.5));
        failure.Code.ShouldBe("NEC5022");
        failure.Message.ShouldMatch(@"near t = (0\.9|1|1\.)");
    }

    [Fact]
    public void An_integral_that_diverges_at_the_start_is_refused() =>
        Should.Throw<NecException>(() => new LinearKernelSolver(t => new(new[,] { { -1.0 } }, [0], [1 / t]), new(0, 2)).At(1)).Code.ShouldBe("NEC5006");

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        var known = KnownLinear.Of("retimed");
        var solver = new LinearKernelSolver(known.Coefficients, known.Time);
        Parallel.For(1, 200, i => Agree(solver, known, i * 0.01, 1e-12));
    }

    private static void Agree(LinearKernelSolver solver, KnownLinear known, double t, double tolerance) => Agree(solver.At(t), known, t, tolerance);

    private static void Agree(LinearMoments ours, KnownLinear known, double t, double tolerance)
    {
        var theirs = known.Moments(t);
        for (var i = 0; i < 2; i++)
        {
            ours.Offset[i].ShouldBe(theirs.Offset[i], tolerance * theirs.Offset.Max(Math.Abs) + double.Epsilon, $"d_{i} at t = {t}");
            for (var j = 0; j < 2; j++)
            {
                ours.Mean[i, j].ShouldBe(theirs.Mean[i, j], tolerance * theirs.Mean.Entries().Max(Math.Abs), $"M_{i}{j} at t = {t}");
                ours.Covariance[i, j].ShouldBe(
                    theirs.Covariance[i, j], tolerance * Math.Sqrt(theirs.Covariance[i, i] * theirs.Covariance[j, j]) + double.Epsilon, $"S_{i}{j} at t = {t}");
            }
        }
    }
}
