using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// E log p_θ(x) over the data, of the density p_θ that the probability flow makes of the prior π (Song et al. 2021, eq. 39): exact up to the solver's error, which is reported.
/// </summary>
[Term("log_likelihood", "the mean log-density of the data under the model, by its probability flow, in nats")]
public sealed class LogLikelihood(
    [Argument("the error of a step of the flow, relative", Above = 0)] double tolerance = LikelihoodByFlow.UsualTolerance,
    [Argument("how many probes estimate the divergence at each data point; 0: it is exact up to 16 dimensions, and 8 probes beyond", Min = 0)] int probes = 0,
    [Argument("how far apart the values of x were, in the units of x, before noise uniform over that width was added; 0: x is continuous", Min = 0)] double width = 0) : DensityMeasure
{
    /// <inheritdoc/>
    public override string Symbol => "⟨log p_θ⟩";

    /// <inheritdoc/>
    public override bool IsDivergence => false;

    /// <inheritdoc/>
    public override double Width => width;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => new LikelihoodByFlow(tolerance, probes);
}
