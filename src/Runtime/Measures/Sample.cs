using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>One batch of data points carried to one time, with the fields there; what all measures share. Every tensor is [B, D], float64.</summary>
/// <param name="Kernel">p(y|x) = N(M x + d, R Rᵀ).</param>
/// <param name="State">y = M x + d + R z.</param>
/// <param name="Noise">z; where states were drawn without it, its mean E[z|y] given all that was drawn.</param>
/// <param name="Entropy">e(y, t), the network; null where none is measured.</param>
/// <param name="Ideal">e* = ∇log p_t − ∇log p_eq, for measures of a network that is told labels e*_c; null where the data has no exact score.</param>
/// <param name="IdealOfClass">e*_c = ∇log p_t(·|c) − ∇log p_eq, c each point's own class; null where nothing that is measured asks for it.</param>
/// <param name="IdealOfReference">The same of the measure's own reference (<see cref="TimeIntegral.Reference"/>); null where it has none.</param>
public readonly record struct Sample(
    Kernel Kernel, Tensor State, Tensor Noise, Tensor? Entropy, Tensor? Ideal, Tensor? IdealOfClass = null, Tensor? IdealOfReference = null)
{
    /// <summary>The field of the network that the first is compared with; null where no measure compares them.</summary>
    public Tensor? Baseline { get; init; }

    /// <summary>The standard deviation of z that is left at y, [B, D] or [B, 1]; null where z was drawn.</summary>
    public Tensor? NoiseDeviation { get; init; }

    /// <summary>c = ∇log p(y|x) − ∇log p_eq(y), whose mean over x and z at fixed y is e*; with the mean of z, its mean. What is not linear in c takes <see cref="SquaredDistanceToConditional"/>.</summary>
    public Tensor ConditionalIdeal => Kernel.ConditionalIdeal(State, Noise);

    /// <summary>E‖c − a‖² = ‖E c − a‖² + tr Var c, each component in proportion to its noise.</summary>
    /// <returns>[B]</returns>
    public Tensor SquaredDistanceToConditional(Tensor a)
    {
        var δ = ConditionalIdeal.sub_(a);
        if (NoiseDeviation is null) return Dot(δ, δ);
        var spread = Kernel.ConditionalScore(NoiseDeviation.expand_as(State));
        return Dot(δ, δ).add_(Dot(spread, spread));
    }

    /// <summary>a·b of every data point, each component in proportion to its noise.</summary>
    /// <returns>[B]</returns>
    public Tensor Dot(Tensor a, Tensor b) => Kernel.Dot(a, b);
}
