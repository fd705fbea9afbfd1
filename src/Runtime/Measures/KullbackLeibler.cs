using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>KL(p_0‖p_θ) = E[log p_0(x) − log p_θ(x)] of data with a known density p_0, at common data points, with p_θ as <see cref="LogLikelihood"/> has it.</summary>
[Term("KL", "the relative entropy of the data to the model, by the model's probability flow, in nats")]
public sealed class KullbackLeibler(
    [Argument("the error of a step of the flow, relative", Above = 0)] double tolerance = LikelihoodByFlow.UsualTolerance,
    [Argument("how many probes estimate the divergence at each data point; 0: it is exact up to 16 dimensions, and 8 probes beyond", Min = 0)] int probes = 0) : DensityMeasure
{
    /// <inheritdoc/>
    public override string Symbol => "KL(p_0‖p_θ)";

    /// <inheritdoc/>
    public override bool IsDivergence => true;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => new LikelihoodByFlow(tolerance, probes);
}
