using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// M, ln det M, d and S on a short stretch of time, from M = I, d = 0, S = 0 at its start, by collocation: X(t_i) = X₀ + ∫ of the polynomial through X' at the
/// 16 Chebyshev points, solved by Picard's iteration, which converges like the exponential series.
/// </summary>
internal sealed class LinearPanel
{
    private const int Iterations = 40;
    private const double Epsilon = 1.0 / (1L << 52);
    private const double Tolerance = 1e-14;

    // Halvings within which analytic coefficients converge entry by entry; what is left after those is rounding, or a step.
    private const int Analytic = 6;

    private readonly double[][,] mean, offset, covariance, trace;
    private readonly bool isShort;

    public LinearPanel(Func<double, LinearCoefficients> coefficients, double start, double stop)
    {
        (Start, Stop) = (start, stop);
        LinearCoefficients[] k = [.. Collocation.Nodes.Select(x => Evaluate(coefficients, start + (stop - start) * (1 + x) / 2))];
        var n = k[0].Offset.Length;
        isShort = k.All(c => c.Rate * (stop - start) <= 1);
        double[][,] offsets = [.. k.Select(c => Matrix.Of(n, 1, (i, _) => c.Offset[i]))];
        double[][,] diffusions = [.. k.Select(c => Matrix.Diagonal(c.Diffusion))];
        (mean, var M) = Picard(Matrix.Identity(n), (i, x) => k[i].Drift.Times(x));
        (offset, var d) = Picard(new double[n, 1], (i, x) => k[i].Drift.Times(x).Plus(offsets[i]));
        (covariance, var S) = Picard(new double[n, n], (i, x) => Symmetric(k[i].Drift.Times(x)).Plus(diffusions[i]));
        (trace, var T) = Picard(new double[1, 1], (i, _) => new[,] { { k[i].Trace } });
        End = new LinearMoments(M, Column(d), S) { LogDeterminant = T[0, 0] };
    }

    public double Start { get; }

    public double Stop { get; }

    /// <summary>The moments of the whole panel.</summary>
    public LinearMoments End { get; }

    public static LinearCoefficients Evaluate(Func<double, LinearCoefficients> coefficients, double t) =>
        coefficients(t) is { IsFinite: true } finite ? finite : throw Failures.LinearKernelUnresolved(t);

    /// <summary>The moments from the panel's start to t.</summary>
    public LinearMoments At(double t)
    {
        var w = Collocation.InterpolationAt((2 * t - Start - Stop) / (Stop - Start));
        double[,] Value(double[][,] x) => Collocation.Combined(x, k => w[k]);
        return new LinearMoments(Value(mean), Column(Value(offset)), Value(covariance)) { LogDeterminant = Value(trace)[0, 0] };
    }

    /// <summary>
    /// Whether the last coefficients of the polynomials are rounding errors: those of M entry by entry, those of d and S beside what they are added to.
    /// </summary>
    /// <param name="total">The moments from the interval's start to the panel's end.</param>
    /// <param name="whole">Those of the panel that this one is a part of.</param>
    public bool IsResolved(LinearMoments total, LinearMoments whole, int depth)
    {
        double Variance(int i) => Math.Max(total.Covariance[i, i], whole.Covariance[i, i] / 10);
        double Offset(int i) => Math.Max(Math.Abs(total.Offset[i]), Math.Abs(whole.Offset[i]) / 10);
        return isShort
            && Converged(mean, (_, _) => 0, depth)
            && Converged(offset, (i, _) => Offset(i), depth)
            && Converged(covariance, (i, j) => Math.Sqrt(Variance(i) * Variance(j)), depth);
    }

    private static bool Converged(double[][,] x, Func<int, int, double> reference, int depth)
    {
        var (tail, size) = (Collocation.Tail(x), Matrix.Of(x[0].GetLength(0), x[0].GetLength(1), (i, j) => Math.Max(reference(i, j), x.Max(v => Math.Abs(v[i, j])))));
        var greatest = size.Entries().Max();
        return tail.Entries().Zip(size.Entries()).All(e => e.First <= Tolerance * (depth < Analytic ? e.Second : greatest));
    }

    private (double[][,] AtNodes, double[,] AtEnd) Picard(double[,] initial, Func<int, double[,], double[,]> slope)
    {
        double[][,] x = [.. Collocation.Nodes.Select(_ => initial)];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var slopes = Slopes();
            double[][,] next = [.. x.Select((_, i) => Integral(i, slopes))];
            var settled = next.Zip(x).All(p => Settled(p.First, p.Second));
            x = next;
            if (settled) break;
        }
        return (x, Integral(x.Length, Slopes()));

        double[][,] Slopes() => [.. x.Select((value, i) => slope(i, value))];
        double[,] Integral(int row, double[][,] slopes) =>
            initial.Plus(Collocation.Combined(slopes, k => (Stop - Start) / 2 * Collocation.Integration[row, k]));
    }

    private static bool Settled(double[,] a, double[,] b)
    {
        for (var i = 0; i < a.GetLength(0); i++)
            for (var j = 0; j < a.GetLength(1); j++)
                if (!(Math.Abs(a[i, j] - b[i, j]) <= Epsilon * Math.Abs(a[i, j]))) return false;
        return true;
    }

    private static double[,] Symmetric(double[,] a) => a.Plus(a.Transposed());

    private static double[] Column(double[,] a) => [.. a.Entries()];
}
