namespace NeuralEntropy.Runtime.Networks;

/// <summary>
/// What the output n(y, t) of a network means. At the same y each says as much as the others, by the kernel y = μ x + Σ z and by σ²
/// (Premkumar 2024; Song et al. 2021; Ho et al. 2020; Lipman et al. 2023). <see cref="Processes.Kernel"/> has the formulas, also where components differ.
/// </summary>
public enum Prediction
{
    /// <summary>The field itself: e = n.</summary>
    Entropy,

    /// <summary>The score: ∇log p_t = n, e = n − ∇log p_eq.</summary>
    Score,

    /// <summary>The noise E[z|y]: ∇log p_t = −n/Σ.</summary>
    Noise,

    /// <summary>The data E[x|y]: ∇log p_t = (μ n − y)/Σ².</summary>
    Data,

    /// <summary>The velocity of the probability flow, forward in time, ν = b₊ − (σ²/2) ∇log p_t: e = −(2/σ²) n.</summary>
    Velocity,
}
