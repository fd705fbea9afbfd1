using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// The moments of p(y|x) = N(M x + d, S) of dY = (A(t) Y + c(t)) dt + diag(σ(t)) dB to about 1e-13 of their size at every t, however near the start:
/// <code>
/// M' = A M,   d' = A d + c,   S' = A S + S Aᵀ + diag σ²,   from M = I, d = 0, S = 0
/// </code>
/// The interval is cut into panels that halve towards the start, each halved further until collocation has converged on it
/// (<see cref="LinearPanel"/>). Panels are solved from M = I, d = 0, S = 0 and joined by M₂ S₁ M₂ᵀ + S₂, a sum of positive matrices in which nothing cancels.
/// Below the lowest panel the moments are continued as powers of t − t₀. Made of numbers alone, without tensors; built at the first use; safe to use from
/// several threads. The coefficients are not evaluated at t₀.
/// </summary>
public sealed class LinearKernelSolver
{
    // 2⁻¹⁰⁰ of the interval: what the leading powers miss there, a share √t of them or less, is below rounding.
    private const int Gradings = 100;
    private const int Depth = 52;

    private readonly Func<double, LinearCoefficients> coefficients;
    private readonly Interval interval;
    private readonly IReadOnlyList<double> breaks;
    private readonly int mostPanels;
    private readonly Lazy<(Onset Onset, Stretch[] Stretches)> table;

    /// <param name="breaks">Where coefficients are known to jump or bend: panels end there, for beside its ends a panel has no nodes and would not see it.</param>
    /// <param name="mostPanels">Coefficients that take more are refused.</param>
    public LinearKernelSolver(Func<double, LinearCoefficients> coefficients, Interval time, IReadOnlyList<double>? breaks = null, int mostPanels = 1 << 12)
    {
        (this.coefficients, interval, this.breaks, this.mostPanels) = (coefficients, time, breaks ?? [], mostPanels);
        table = new Lazy<(Onset, Stretch[])>(Build);
    }

    /// <exception cref="NecException">The coefficients are not finite somewhere, or too rough to be resolved.</exception>
    public LinearMoments At(double t)
    {
        var (onset, stretches) = table.Value;
        if (t < stretches[0].Panel.Start) return onset.At(t);
        var (low, high) = (0, stretches.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = stretches[middle].Panel.Start <= t ? (middle, high) : (low, middle - 1);
        }
        return stretches[low].Before.Then(stretches[low].Panel.At(t));
    }

    private (Onset Onset, Stretch[] Stretches) Build()
    {
        var resolution = 16 * (Math.BitIncrement(Math.Abs(interval.Start)) - Math.Abs(interval.Start));
        var ends = Enumerable.Range(0, Gradings)
            .Select(k => interval.Start + Math.ScaleB(interval.Length, -k)).TakeWhile(t => t - interval.Start > resolution).Reverse().ToArray();
        var onset = new Onset(interval.Start, ends[0], coefficients);
        var stretches = new List<Stretch>();
        var state = onset.At(ends[0]);
        ends = [.. ends.Concat(breaks.Where(t => ends[0] < t && t < interval.End)).Distinct().Order()];
        foreach (var (start, end) in ends.Zip(ends.Skip(1)))
        {
            var whole = new LinearPanel(coefficients, start, end);
            state = Cover(whole, whole, state, 0, stretches);
        }
        return (onset, [.. stretches]);
    }

    /// <summary>Adds the panel, or its halves.</summary>
    /// <param name="whole">The panel that was halved first: what an error counts against where the moments begin inside it.</param>
    /// <returns>The moments at the panel's end.</returns>
    private LinearMoments Cover(LinearPanel panel, LinearPanel whole, LinearMoments before, int depth, List<Stretch> stretches)
    {
        if (panel.IsResolved(before.Then(panel.End), whole.End, depth))
        {
            stretches.Add(new Stretch(panel, before));
            return before.Then(panel.End);
        }
        if (depth == Depth || stretches.Count > mostPanels) throw Failures.LinearKernelUnresolved(panel.Start);
        var middle = (panel.Start + panel.Stop) / 2;
        var halfway = Cover(new LinearPanel(coefficients, panel.Start, middle), whole, before, depth + 1, stretches);
        return Cover(new LinearPanel(coefficients, middle, panel.Stop), whole, halfway, depth + 1, stretches);
    }

    /// <param name="Before">The moments at the panel's start.</param>
    private sealed record Stretch(LinearPanel Panel, LinearMoments Before);

    /// <summary>Up to the lowest panel every coefficient is a power k (t − t₀)^q, and its integral k (t − t₀)^(q+1)/(q+1).</summary>
    private sealed class Onset
    {
        private readonly Interval interval;
        private readonly LinearCoefficients integrals;
        private readonly LinearCoefficients powers;

        public Onset(double start, double end, Func<double, LinearCoefficients> coefficients)
        {
            interval = new Interval(start, end);
            var (near, far) = (LinearPanel.Evaluate(coefficients, end), LinearPanel.Evaluate(coefficients, start + 2 * interval.Length));
            double Power(double a, double b)
            {
                var p = a * b > 0 ? 1 + Math.Log2(b / a) : 1;
                return p > 1e-3 ? p : throw Failures.IntegralDiverges(interval);
            }

            var n = near.Offset.Length;
            powers = new(
                Matrix.Of(n, n, (i, j) => Power(near.Drift[i, j], far.Drift[i, j])),
                [.. near.Offset.Zip(far.Offset, Power)], [.. near.Diffusion.Zip(far.Diffusion, Power)]);
            integrals = new(
                Matrix.Of(n, n, (i, j) => near.Drift[i, j] * interval.Length / powers.Drift[i, j]),
                [.. near.Offset.Zip(powers.Offset, (c, p) => c * interval.Length / p)],
                [.. near.Diffusion.Zip(powers.Diffusion, (s, p) => s * interval.Length / p)]);
        }

        public LinearMoments At(double t)
        {
            var share = Math.Max(0, t - interval.Start) / interval.Length;
            double Continued(double integral, double power) => integral * Math.Pow(share, power);
            var n = integrals.Offset.Length;
            return new LinearMoments(
                Matrix.Of(n, n, (i, j) => (i == j ? 1 : 0) + Continued(integrals.Drift[i, j], powers.Drift[i, j])),
                [.. integrals.Offset.Zip(powers.Offset, Continued)],
                Matrix.Diagonal([.. integrals.Diffusion.Zip(powers.Diffusion, Continued)]))
            {
                LogDeterminant = Enumerable.Range(0, n).Sum(i => Continued(integrals.Drift[i, i], powers.Drift[i, i])),
            };
        }
    }
}
