using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// A bound on E log p_θ(x) of the p_θ that the reverse process with noise makes of the prior π, E log p_d(x) − L_EM − KL(p_T‖π) (Song et al. 2021, theorem 3; Premkumar
/// 2024). That of the probability flow is another density unless e is exact, and may lie below. Of every data point x
/// <code>
/// log p_θ(x) ≥ E[log π(y_T)|x] − ∫ E[(σ²/2) ‖q + e‖² − (b₊ + σ² e)·∇log p(y|x) | x] dt,   q = 2b₊/σ²
/// </code>
/// </summary>
[Term("log_likelihood_bound", "a lower bound on the mean log-density of the data under the model, by paths of the process, in nats")]
public sealed class LogLikelihoodBound(
    [Argument("how far apart the values of x were, in the units of x, before noise uniform over that width was added; 0: x is continuous", Min = 0)] double width = 0) : DensityMeasure
{
    /// <inheritdoc/>
    public override string Symbol => "⟨log p_θ⟩ ≥";

    /// <inheritdoc/>
    public override bool IsDivergence => false;

    /// <inheritdoc/>
    public override double Width => width;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => LikelihoodByPaths.Shared;
}
