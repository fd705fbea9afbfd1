namespace NeuralEntropy.Runtime.Training;

/// <summary>How the times of the entropy-matching loss are weighted.</summary>
public enum Weight
{
    /// <summary>Σ²(t), averaged over t: what the paper's published networks were trained with.</summary>
    Variance,

    /// <summary>σ²(t)/2, integrated over t: the measured L_EM up to a constant, in nats.</summary>
    Likelihood,
}
