using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// E exp(∫ σ e·dB − ½ ∫ σ² ‖e‖² dt) over paths of the process without a network, from p_T backwards: the mean weight of the network's paths against them, 1 for every field e
/// (Girsanov 1960). Its variance grows like exp(2 S_NN).
/// </summary>
[Term("girsanov", "the mean weight of the network's paths against those without a network, which is 1")]
public sealed class GirsanovWeight : Measure
{
    public override string Symbol => "⟨dQ/dQ⁰⟩";

    public override string Unit => "1";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => GirsanovEstimator.Bare;
}
