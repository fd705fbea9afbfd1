using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A forward diffusion dY = (a(t) Y + c(t)) dt + σ(t) dB of independent components with one a and one σ. Every method is element-wise in t (any shape,
/// float64) and returns a new tensor of t's shape; what may differ between the components has one dimension more, of length 1 or D.
/// </summary>
public abstract class IsotropicProcess : Process
{
    /// <summary>a(t) of the drift b₊(x, t) = a(t) x + c(t), per unit of time.</summary>
    public abstract Tensor DriftScale(Tensor t);

    /// <summary>σ²(t), in x² per unit of time.</summary>
    public abstract Tensor Diffusion(Tensor t);

    /// <summary>μ(t) = exp ∫a, the scale of the mean of y given x.</summary>
    public abstract Tensor MeanScale(Tensor t);

    /// <summary>Σ²(t) = μ² ∫σ²/μ², the variance of y given x.</summary>
    public abstract Tensor Variance(Tensor t);

    /// <summary>1/v(t) = −2a/σ², from ∇log p_eq = 2b₊/σ² = −x/v + q; 0 where p_eq is flat.</summary>
    public abstract Tensor EquilibriumPrecision(Tensor t);

    /// <summary>d(t) of the mean μ x + d of y given x: d' = a d + c from 0, in the units of x; null where c = 0.</summary>
    public virtual Tensor? MeanOffset(Tensor t) => null;

    /// <summary>q(t) = 2c/σ², the part of ∇log p_eq that does not depend on x; null where c = 0.</summary>
    public virtual Tensor? EquilibriumPull(Tensor t) => null;

    /// <inheritdoc/>
    public override IsotropicKernel[] At(IReadOnlyList<double> times)
    {
        using var scope = NewDisposeScope();
        var t = tensor(times.ToArray(), dtype: float64);
        double[] Values(Tensor values) => values.expand([times.Count]).contiguous().data<double>().ToArray();
        double[][]? Rows(Tensor? values) => values is null ? null
            : [.. values.expand([times.Count, values.shape[^1]]).contiguous().data<double>().ToArray().Chunk((int)values.shape[^1])];
        var (μ, Σ2, σ2, precision) = (Values(MeanScale(t)), Values(Variance(t)), Values(Diffusion(t)), Values(EquilibriumPrecision(t)));
        var (d, q) = (Rows(MeanOffset(t)), Rows(EquilibriumPull(t)));
        // Where the data stands Σ² is 0 up to rounding, which may leave it below.
        return [.. times.Select((time, i) => new IsotropicKernel(time, μ[i], Math.Sqrt(Math.Max(0, Σ2[i])), σ2[i], precision[i], d?[i], q?[i]))];
    }

    /// <inheritdoc/>
    public override Tensor NegativeLogSnr(Tensor t) => Variance(t).log() - MeanScale(t).log() * 2;
}
