using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Fields;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Dynamics;

public sealed class AdaptiveSolverTests
{
    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-7)]
    [InlineData(1e-10)]
    public void A_rotation_that_slows_down_ends_where_it_should(double tolerance)
    {
        using var scope = NewDisposeScope();
        // w = (sin, cos)(s + s²/2), from s = 0 to 3, in rows of two sizes.
        var (end, evaluations) = Rotation(tolerance, 0, 3, tensor([0.0, 1.0, 0.0, 5.0], [2, 2], dtype: float64));
        var angle = 3 + 4.5;
        var expected = tensor([Math.Sin(angle), Math.Cos(angle), 5 * Math.Sin(angle), 5 * Math.Cos(angle)], [2, 2], dtype: float64);
        // Some dozens of steps, each to the tolerance of the greatest row.
        (end - expected).abs().max().item<double>().ShouldBeLessThan(200 * tolerance);
        evaluations.ShouldBeLessThan((long)(400 * Math.Pow(1e-4 / tolerance, 0.2)));
    }

    [Fact]
    public void Backward_it_comes_to_where_it_started()
    {
        using var scope = NewDisposeScope();
        var start = tensor([0.3, -0.7], [1, 2], dtype: float64);
        var end = Rotation(1e-9, 0, 2, start).State;
        (Rotation(1e-9, 2, 0, end).State - start).abs().max().item<double>().ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void The_order_of_its_steps_is_five()
    {
        using var scope = NewDisposeScope();
        var start = tensor([0.0, 1.0], [1, 2], dtype: float64);
        var few = Rotation(1e-6, 0, 3, start).Evaluations;
        var many = Rotation(1e-11, 0, 3, start).Evaluations;
        // The local error goes like h⁵: five orders of tolerance are one of step length.
        ((double)many / few).ShouldBeInRange(7, 14);
    }

    [Fact]
    public void What_has_no_end_is_told_where_it_stops()
    {
        using var scope = NewDisposeScope();
        // dw/ds = w² from 1 is 1/(1 − s).
        var solver = new AdaptiveSolver(1e-6, ones([1], dtype: float64));
        var failure = Should.Throw<InvalidOperationException>(() =>
            solver.Solve(at => [.. at.Select(_ => Field.Of(w => w * w))], ones([1, 1], dtype: float64), 0, 2, s => new InvalidOperationException($"{s:F3}")));
        failure.Message.ShouldBe("1.000");
    }

    private static (Tensor State, long Evaluations) Rotation(double tolerance, double from, double to, Tensor state)
    {
        var generator = tensor([0.0, -1.0, 1.0, 0.0], [2, 2], dtype: float64);
        var solver = new AdaptiveSolver(tolerance, ones([2], dtype: float64));
        return solver.Solve(at => [.. at.Select(s => Field.Of(w => w.mm(generator) * (1 + s)))], state, from, to, _ => new InvalidOperationException());
    }
}
