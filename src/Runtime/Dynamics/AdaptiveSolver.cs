using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// dw/ds = f(w, s) of many rows at once, forward or backward in s, by the embedded pair of orders 5 and 4 of Dormand and Prince (1980). A step is taken where
/// the estimate of its error is below <c>tolerance</c> in every row, the root of the mean over its components of (error/(scale + |w|))²; the next step's length
/// follows the last two estimates (Gustafsson 1991). All rows share the steps, so digits depend on which rows are solved together.
/// </summary>
/// <param name="tolerance">Of every step, relative to a component's scale and size.</param>
/// <param name="scale">[N], what is no longer small of every component of w.</param>
public sealed class AdaptiveSolver(double tolerance, Tensor scale)
{
    private const double Safety = 0.9;
    private const double Least = 0.2;
    private const double Most = 6;
    private const int MostSteps = 20_000;

    // An error of a share of the tolerance that says no more than that the step was too short.
    private const double Exact = 1e-6;

    // Of the whole way: the first step that is tried, and the shortest.
    private const double First = 1.0 / 64;
    private const double Shortest = 1e-12;

    private static readonly double[] Nodes = [1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1];

    private static readonly ImmutableArray<double[]> Stages =
    [
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    // Order 5 less order 4.
    private static readonly double[] Errors = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    /// <param name="fields">f at some s, each from [B, N] to [B, N]; the solver disposes of them.</param>
    /// <param name="state">w at <paramref name="from"/>, [B, N], float64.</param>
    /// <param name="stuck">What to throw where steps become too short, or too many: f is singular, or not finite, near that s.</param>
    /// <returns>w at <paramref name="to"/>, a new tensor, and how often f was evaluated.</returns>
    public (Tensor State, long Evaluations) Solve(
        Func<IReadOnlyList<double>, IReadOnlyList<Field>> fields, Tensor state, double from, double to, Func<double, Exception> stuck)
    {
        using var scope = NewDisposeScope();
        var (w, s, h, before) = (state.clone(), from, (to - from) * First, 1.0);
        var slope = At(fields, w, from);
        var evaluations = 1L;
        for (var step = 0; s != to; step++)
        {
            if (step == MostSteps || Math.Abs(h) < Shortest * Math.Abs(to - from)) throw stuck(s);
            using var inner = NewDisposeScope();
            if (Math.Abs(h) >= Math.Abs(to - s)) h = to - s;
            var next = h == to - s ? to : s + h;
            var (tried, slopes) = Step(fields, w, slope, s, h);
            evaluations += Stages.Length;
            var error = Error(slopes, w, tried, h);
            var taken = error <= 1;
            // What is not finite has gone too far.
            var factor = double.IsFinite(error) ? Safety * Math.Pow(Math.Max(error, Exact), -0.7 / 5) * Math.Pow(before, 0.4 / 5) : 0;
            h *= Math.Clamp(factor, Least, taken ? Most : 1);
            if (!taken) continue;
            w.Dispose();
            slope.Dispose();
            (w, slope) = inner.MoveToOuter(tried, slopes[^1]);
            (s, before) = (next, Math.Max(error, Exact));
        }
        return (w.MoveToOuterDisposeScope(), evaluations);
    }

    private static Tensor At(Func<IReadOnlyList<double>, IReadOnlyList<Field>> fields, Tensor w, double s)
    {
        using var field = fields([s])[0];
        return field.Evaluate(w);
    }

    private static (Tensor State, List<Tensor> Slopes) Step(
        Func<IReadOnlyList<double>, IReadOnlyList<Field>> fields, Tensor w, Tensor slope, double s, double h)
    {
        var (slopes, end) = (new List<Tensor> { slope }, w);
        var stages = fields([.. Nodes.Select(c => s + c * h)]);
        try
        {
            for (var i = 0; i < Stages.Length; i++)
            {
                end = Sum(w.clone(), slopes, Stages[i], h);
                // The last stage stands at the step's end, as the one before it does; its slope is the next step's first.
                slopes.Add(stages[Math.Min(i, stages.Count - 1)].Evaluate(end));
            }
            return (end, slopes);
        }
        finally
        {
            foreach (var stage in stages) stage.Dispose();
        }
    }

    private double Error(List<Tensor> slopes, Tensor w, Tensor tried, double h)
    {
        var error = Sum(zeros_like(w), slopes, Errors, h).div_((w.abs().maximum(tried.abs()) + scale).mul_(tolerance));
        return error.mul_(error).mean([1]).max().sqrt_().cpu().item<double>();
    }

    private static Tensor Sum(Tensor sum, List<Tensor> slopes, double[] weights, double h)
    {
        for (var i = 0; i < weights.Length; i++)
            if (weights[i] != 0) sum.add_(slopes[i], weights[i] * h);
        return sum;
    }
}
