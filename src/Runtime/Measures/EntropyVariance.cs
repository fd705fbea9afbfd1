using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>⟨Δs²⟩ − ⟨Δs⟩² over simulated paths, in nats², with the histogram of Δs: how much single paths differ in the entropy that they produce, of which S_tot is the mean (Seifert 2012).</summary>
[Term("S_tot_variance", "the variance of the entropy that single paths produce, in nats²")]
public sealed class EntropyVariance : Measure
{
    public override string Symbol => "Var Δs";

    public override string Unit => "nats²";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool NeedsDensity => true;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => PathEstimator.Shared;
}
