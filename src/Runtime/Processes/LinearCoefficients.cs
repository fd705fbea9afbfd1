using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>dY = (A Y + c) dt + diag(σ) dB at one time.</summary>
/// <param name="Drift">A, [D, D], per unit of time.</param>
/// <param name="Offset">c, [D], in x per unit of time.</param>
/// <param name="Diffusion">σ_i², [D], in x² per unit of time.</param>
public sealed record LinearCoefficients(double[,] Drift, double[] Offset, double[] Diffusion)
{
    private const int Terms = 24;
    private const double Epsilon = 1.0 / (1L << 60);

    public bool IsFinite => Drift.Cast<double>().Concat(Offset).Concat(Diffusion).All(double.IsFinite);

    /// <summary>tr A, per unit of time.</summary>
    internal double Trace => Enumerable.Range(0, Offset.Length).Sum(i => Drift[i, i]);

    /// <summary>The greatest row sum of √|A_ij A_ji|, per unit of time: a size of A that does not change with the components' units.</summary>
    internal double Rate => Enumerable.Range(0, Offset.Length)
        .Max(i => Enumerable.Range(0, Offset.Length).Sum(j => Math.Sqrt(Math.Abs(Drift[i, j])) * Math.Sqrt(Math.Abs(Drift[j, i]))));

    /// <summary>
    /// The moments of p(y|x) after some time in which the coefficients do not change: Taylor's series over a fraction of it, doubled until it is all of it. Nothing
    /// cancels in S when stretches are joined, as it does in the exponential of the block matrix of −A and Aᵀ (Van Loan 1978) once e^(‖A‖t) is large.
    /// </summary>
    public LinearMoments MomentsAfter(double elapsed)
    {
        var doublings = Math.Max(0, Math.ILogB(Math.Max(double.Epsilon, Rate * elapsed)) + 2);
        LinearMoments? moments;
        while ((moments = Series(Math.ScaleB(elapsed, -doublings))) is null) doublings++;
        for (var i = 0; i < doublings; i++) moments = moments.Then(moments);
        return moments;
    }

    // M = Σ (At)^k/k!, d = Σ A^k c t^(k+1)/(k+1)!, S = Σ L^k(diag σ²) t^(k+1)/(k+1)! with L(X) = A X + X Aᵀ; null where 24 terms are too few.
    private LinearMoments? Series(double t)
    {
        var (M, c) = (Matrix.Identity(Offset.Length), Matrix.Of(Offset.Length, 1, (i, _) => Offset[i] * t));
        var (Mk, dk, Sk) = (M, c, Matrix.Diagonal(Diffusion).Scaled(t));
        var (d, S) = (dk, Sk);
        for (var k = 1; k <= Terms; k++)
        {
            var AS = Drift.Times(Sk);
            (Mk, dk, Sk) = (Drift.Times(Mk).Scaled(t / k), Drift.Times(dk).Scaled(t / (k + 1)), AS.Plus(AS.Transposed()).Scaled(t / (k + 1)));
            (M, d, S) = (M.Plus(Mk), d.Plus(dk), S.Plus(Sk));
            if (Negligible(Mk, M) && Negligible(dk, d) && Negligible(Sk, S)) return new(M, [.. d.Entries()], S) { LogDeterminant = Trace * t };
        }
        return null;
    }

    private static bool Negligible(double[,] term, double[,] sum) => term.Entries().Zip(sum.Entries()).All(e => Math.Abs(e.First) <= Epsilon * Math.Abs(e.Second));
}
