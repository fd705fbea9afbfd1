using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// L_EM = ∫ (σ²/2) E‖e − e*‖² dt, the relative entropy between the paths of the exact reverse process and of the network's
/// (Premkumar 2024), both started from p_T.
/// </summary>
[Term("L_EM", "the entropy-matching loss: what the network misses, in nats")]
public sealed class EntropyMatchingLoss : TimeIntegral
{
    public override string Symbol => "L_EM";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => true;

    public override bool NeedsDensity => true;

    public override bool IsNonNegative => true;

    public override Tensor Integrand(in Sample s)
    {
        var δ = s.Entropy! - s.Ideal!;
        return s.Dot(δ, δ);
    }
}
