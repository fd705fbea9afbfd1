using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>L_EM + KL(p_T‖π) ≥ KL(p_0‖p_θ) of the reverse process's p_θ, which is the mean of what <see cref="LogLikelihoodBound"/> is below log p_0.</summary>
[Term("KL_bound", "an upper bound on the relative entropy of the data to the model, L_EM + KL(p_T‖π), by paths of the process, in nats")]
public sealed class KullbackLeiblerBound : DensityMeasure
{
    /// <inheritdoc/>
    public override string Symbol => "KL(p_0‖p_θ) ≤";

    /// <inheritdoc/>
    public override bool IsDivergence => true;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => LikelihoodByPaths.Shared;
}
