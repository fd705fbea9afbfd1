using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// π, the normal distribution at the interval's end T from which a model's reverse process starts: the one to which the coefficients at T lead, which is p_eq where 2b₊/σ² is a
/// gradient; else, where p_eq is flat or grows, the noise itself, N(d_T, S_T): what the kernel makes of data that are 0.
/// </summary>
public sealed class Prior
{
    private readonly Kernel end;

    // tr(C⁻¹ S_T) of π = N(m, C).
    private readonly double noise;

    private Prior(Kernel end, Normal law, double noise, bool isEquilibrium) => (this.end, Law, this.noise, IsEquilibrium) = (end, law, noise, isEquilibrium);

    /// <summary>N(m, C).</summary>
    public Normal Law { get; }

    /// <summary>Whether it is the stationary law of the coefficients at the interval's end, and not the noise.</summary>
    public bool IsEquilibrium { get; }

    /// <param name="dimension">D.</param>
    public static Prior Of(Process process, int dimension)
    {
        var end = process.At([process.Time.End])[0];
        end.Require(process.Name);
        return end is LinearKernel linear ? Of(linear) : Of((IsotropicKernel)end, dimension);
    }

    /// <summary>log π(y).</summary>
    /// <returns>[B]</returns>
    public Tensor LogDensity(Tensor y) => Law.LogDensity(y, IsotropicKernel.Noiseless);

    /// <summary>E[log π(y_T)|x] = log π(M_T x + d_T) − ½ tr(C⁻¹ S_T).</summary>
    /// <returns>[B]</returns>
    public Tensor ExpectedLogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        return LogDensity(end.Carry(x, zeros_like(x))).sub_(noise / 2).MoveToOuterDisposeScope();
    }

    private static Prior Of(IsotropicKernel end, int dimension)
    {
        var v = 1 / end.EquilibriumPrecision;
        return v > 0 && double.IsFinite(v)
            ? new(end, Isotropic(end.EquilibriumPull, v, Math.Sqrt(v)), dimension * end.StandardDeviation * end.StandardDeviation / v, true)
            : new(end, Isotropic(end.MeanOffset, 1, end.StandardDeviation), dimension, false);

        Normal Isotropic(double[]? mean, double factor, double deviation) =>
            new([.. Enumerable.Range(0, dimension).Select(i => factor * (mean?[mean.Length == 1 ? 0 : i] ?? 0))], deviation);
    }

    private static Prior Of(LinearKernel end)
    {
        var S = end.Moments.Covariance;
        if (StationaryLaw.Of(end.Coefficients) is not { } law) return new(end, Coupled(end.Moments.Offset, S), end.Dimension, false);
        var share = Cholesky.Of(law.Covariance)!.InverseFactor().Congruence(S);
        return new(end, Coupled(law.Mean, law.Covariance), Enumerable.Range(0, end.Dimension).Sum(i => share[i, i]), true);
    }

    private static Normal Coupled(double[] mean, double[,] covariance) =>
        new([.. mean], covariance: [.. Enumerable.Range(0, mean.Length).Select(i => Enumerable.Range(0, mean.Length).Select(j => covariance[i, j]).ToImmutableArray())]);
}
