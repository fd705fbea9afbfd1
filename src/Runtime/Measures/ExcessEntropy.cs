using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// S_ex = ∫ (σ²/2) E‖∇log p_t − ∇log p_ss‖² dt with the instantaneous stationary law p_ss: the part of S_tot = S_hk + S_ex that ends when the data has become
/// stationary (Hatano and Sasa 2001; Esposito and Van den Broeck 2010). All of it where 2b₊/σ² is a gradient.
/// </summary>
[Term("S_excess", "the excess part of S_tot: what relaxation to the stationary law produces, in nats")]
public sealed class ExcessEntropy : TimeIntegral
{
    public override string Symbol => "S_ex";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool NeedsDensity => true;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override bool IsUsual => false;

    public override string? Missing(Process process) => process.Unsteady();

    public override Tensor Integrand(in Sample s)
    {
        // e* + h: what is 2b₊/σ² in both cancels.
        var g = s.Ideal! + s.Kernel.Housekeeping(s.State);
        return s.Dot(g, g);
    }
}
