using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// E exp(−∫ σ (e* − e)·dB − ½ ∫ σ² ‖e* − e‖² dt) over paths of the exact reverse process: the mean weight of the network's paths against them, 1 for every field e
/// (Girsanov 1960). Its variance grows like exp(2 L_EM).
/// </summary>
[Term("girsanov_reversal", "the mean weight of the network's paths against those of the exact reverse process, which is 1")]
public sealed class GirsanovReversal : Measure
{
    public override string Symbol => "⟨dQ/dP⟩";

    public override string Unit => "1";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => true;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => GirsanovEstimator.Reversal;
}
