using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>Closed forms for data N(m₀, C₀) under a linear process: p_t = N(m, V) with m = M m₀ + d, V = M C₀ Mᵀ + S.</summary>
public static class LinearGaussianTheory
{
    private const int Panels = 64;

    /// <summary>S_tot by Gauss–Legendre in t; the rate is smooth because V is regular at the start.</summary>
    public static double Entropy(Normal data, LinearProcess process) => Integral(process, t => Rate(data, process.At([t])[0]));

    public static double Integral(LinearProcess process, Func<double, double> rate)
    {
        var (rule, h) = (new GaussLegendre(12), process.Time.Length / Panels);
        return Enumerable.Range(0, Panels).Sum(p => rule.Nodes.Zip(rule.Weights, (x, w) => w * h / 2 * rate(process.Time.Start + h * (p + (1 + x) / 2))).Sum());
    }

    /// <summary>Ṡ = ½ E[e*ᵀ diag(σ²) e*] with e* = −(V⁻¹ + P)(y − m) − (P m + q), P = 2 diag(σ²)⁻¹ A and q = 2 diag(σ²)⁻¹ c.</summary>
    public static double Rate(Normal data, LinearKernel k)
    {
        var (m, V) = Marginal(data, k);
        var slope = Inverse(V).Plus(k.EquilibriumSlope);
        var centre = k.EquilibriumSlope.Times(m).Plus(k.EquilibriumPull);
        return Half(slope, V, centre, k.Coefficients.Diffusion);
    }

    /// <summary>Rates of S_hk and S_ex, from the stationary N(m_ss, C): h = (P + C⁻¹)(y − m_ss), and ∇log p_t − ∇log p_ss.</summary>
    public static (double Housekeeping, double Excess) Parts(Normal data, LinearKernel k)
    {
        var ((m, V), (m_ss, C)) = (Marginal(data, k), Stationary(k.Coefficients));
        double[] away = [.. m.Zip(m_ss, (a, b) => a - b)];
        var (H, inverse, σ2) = (k.EquilibriumSlope.Plus(Inverse(C)), Inverse(C), k.Coefficients.Diffusion);
        return (Half(H, V, H.Times(away), σ2), Half(inverse.Plus(Inverse(V).Scaled(-1)), V, inverse.Times(away), σ2));
    }

    /// <summary>A m + c = 0 and A C + C Aᵀ + diag σ² = 0, as one linear system of D² unknowns.</summary>
    public static (double[] Mean, double[,] Covariance) Stationary(LinearCoefficients k)
    {
        var (A, n) = (k.Drift, k.Offset.Length);
        var lyapunov = Matrix.Of(n * n, n * n, (r, s) => (r % n == s % n ? A[r / n, s / n] : 0) + (r / n == s / n ? A[r % n, s % n] : 0));
        var C = new LinearSolve(lyapunov).Solve([.. Enumerable.Range(0, n * n).Select(r => r / n == r % n ? -k.Diffusion[r / n] : 0)]);
        return (new LinearSolve(A).Solve([.. k.Offset.Select(c => -c)]), Matrix.Of(n, n, (i, j) => C[i * n + j]));
    }

    /// <summary>KL(p_t‖N(m, C)) = ½ [tr C⁻¹V − D − ln det C⁻¹V + (μ − m)ᵀ C⁻¹ (μ − m)].</summary>
    public static double Divergence(Normal data, LinearKernel k, double[] mean, double[,] covariance)
    {
        var ((m, V), inverse, n) = (Marginal(data, k), Inverse(covariance), data.Dimension);
        double[] away = [.. m.Zip(mean, (a, b) => a - b)];
        var ratio = inverse.Times(V);
        return (Enumerable.Range(0, n).Sum(i => ratio[i, i]) - n - new LinearSolve(ratio).LogDeterminant + away.Zip(inverse.Times(away), (a, b) => a * b).Sum()) / 2;
    }

    /// <summary>E‖ν‖² of ν = A y + c + ½ diag(σ²) V⁻¹ (y − m) = (A + ½ diag(σ²) V⁻¹)(y − m) + A m + c.</summary>
    public static double SquaredSpeed(Normal data, LinearKernel k)
    {
        var ((m, V), (A, σ2)) = (Marginal(data, k), (k.Coefficients.Drift, k.Coefficients.Diffusion));
        return 2 * Half(A.Plus(Inverse(V).RowsScaled([.. σ2.Select(s => s / 2)])), V, A.Times(m).Plus(k.Coefficients.Offset), [.. σ2.Select(_ => 1.0)]);
    }

    /// <summary>½ E[gᵀ diag(σ²) g] of g = G (y − m) + g₀ under N(m, V).</summary>
    public static double Half(double[,] G, double[,] V, double[] g0, double[] σ2)
    {
        var square = G.Congruence(V);
        return σ2.Select((s, i) => s * (square[i, i] + g0[i] * g0[i])).Sum() / 2;
    }

    public static (double[] Mean, double[,] Covariance) Marginal(Normal data, LinearKernel k)
    {
        var (n, C) = (data.Dimension, data.Covariance);
        var C0 = Matrix.Of(n, n, (i, j) => Enumerable.Range(0, n).Sum(a => C.Variances[a] * C.Axis(a).ElementAt(i) * C.Axis(a).ElementAt(j)));
        return (k.Moments.Mean.Times(data.Mean).Plus(k.Moments.Offset), k.Moments.Mean.Congruence(C0).Plus(k.Moments.Covariance));
    }

    public static double[,] Inverse(double[,] a) => new LinearSolve(a).Inverse();
}
