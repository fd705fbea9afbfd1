using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// c_2 = ∫ E‖ν‖² dt = ∫ (σ⁴/4) E‖e*‖² dt, in x² per unit of time: what bounds the error that a perturbed prior makes (Ikeda et al. 2025, eqs. 77–79). It
/// depends on the pace of the process, unlike entropies.
/// </summary>
[Term("c_2", "the transport cost of the forward process, ∫ v_2² dt, in the units of x² per unit of time")]
public sealed class TransportCost : SquaredSpeed
{
    public override string Symbol => "c_2";

    public override string Unit => "x²/t";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool NeedsDensity => true;

    private protected override Tensor FieldOf(in Sample sample) => sample.Ideal!;
}
