using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// ⟨exp(−Δs)⟩ over simulated paths: 1 by the integral fluctuation theorem (Seifert 2005), and here exactly so at any number of steps. Its variance is infinite where the
/// data is much narrower than the equilibrium (<see cref="FluctuationVariance"/>); then, and where a few paths carry it, there is no number.
/// </summary>
[Term("fluctuation_theorem", "the mean of exp(−Δs) over simulated paths, which the integral fluctuation theorem says is 1")]
public sealed class FluctuationTheorem : Measure
{
    public override string Symbol => "⟨exp(−Δs)⟩";

    public override string Unit => "1";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => PathEstimator.Shared;
}
