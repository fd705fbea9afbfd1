using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>One batch of data points carried to one time, with the fields there; what all measures share. Every tensor is [B, D], float64.</summary>
/// <param name="Kernel">p(y|x) = N(μ x, Σ² I).</param>
/// <param name="State">y = μ x + Σ z.</param>
/// <param name="Noise">z.</param>
/// <param name="Entropy">e(y, t), the network; null where none is measured.</param>
/// <param name="Ideal">e* = ∇log p_t − ∇log p_eq; null where the data has no exact score.</param>
public readonly record struct Sample(Kernel Kernel, Tensor State, Tensor Noise, Tensor? Entropy, Tensor? Ideal)
{
    /// <summary>c = ∇log p(y|x) − ∇log p_eq(y) = −z/Σ + y/v, whose mean over x and z at fixed y is e*.</summary>
    public Tensor ConditionalIdeal => (Noise * (-1 / Kernel.StandardDeviation)).add_(State * Kernel.EquilibriumPrecision);

    /// <summary>a·b of every data point.</summary>
    /// <returns>[B]</returns>
    public static Tensor Dot(Tensor a, Tensor b) => (a * b).sum(1);
}
