using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// S_hk = ∫ 2 E[ν_ssᵀ diag(σ²)⁻¹ ν_ss] dt = ∫ (σ²/2) E‖h‖² dt, h = 2b₊/σ² − ∇log p_ss, with the velocity ν_ss of the instantaneous stationary law: what it costs to
/// keep a law stationary that circulates (Hatano and Sasa 2001; Esposito and Van den Broeck 2010). 0 where 2b₊/σ² is a gradient.
/// </summary>
[Term("S_housekeeping", "the housekeeping part of S_tot: what the circulation of a drift without potential costs, in nats")]
public sealed class HousekeepingEntropy : TimeIntegral
{
    public override string Symbol => "S_hk";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => false;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override bool IsUsual => false;

    public override string? Missing(Process process) => process.Unsteady();

    public override Tensor Integrand(in Sample s)
    {
        var h = s.Kernel.Housekeeping(s.State);
        return s.Dot(h, h);
    }
}
