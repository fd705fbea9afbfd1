using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A forward diffusion dY = a(t) Y dt + σ(t) dB of independent, equal components. Classes are generated from .sde files; every method
/// is element-wise in t (any shape, float64) and returns a new tensor of t's shape.
/// </summary>
public abstract class Process
{
    /// <summary>The process's name in the file.</summary>
    public abstract string Name { get; }

    /// <summary>The interval that is measured.</summary>
    public abstract Interval Time { get; }

    /// <summary>a(t) of the drift b₊(x, t) = a(t) x, per unit of time.</summary>
    public abstract Tensor DriftScale(Tensor t);

    /// <summary>σ²(t), in x² per unit of time.</summary>
    public abstract Tensor Diffusion(Tensor t);

    /// <summary>μ(t) = exp ∫a, the scale of the mean of y given x.</summary>
    public abstract Tensor MeanScale(Tensor t);

    /// <summary>Σ²(t) = μ² ∫σ²/μ², the variance of y given x.</summary>
    public abstract Tensor Variance(Tensor t);

    /// <summary>1/v(t) = −2a/σ², from ∇log p_eq = 2b₊/σ² = −x/v; 0 where p_eq is flat.</summary>
    public abstract Tensor EquilibriumPrecision(Tensor t);
}
