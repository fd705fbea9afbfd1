using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// S_tot = ∫ (σ²/2) E‖∇log p_t − ∇log p_eq‖² dt, the entropy that the forward process produces; the relative entropy between its
/// paths and those of the reverse process without a network (Premkumar 2024; Ikeda et al. 2025, eq. 36).
/// </summary>
[Term("S_tot", "the total entropy production of the forward process, in nats")]
public sealed class TotalEntropyProduction : Measure
{
    public override string Symbol => "S_tot";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool HoldsIdealSquared => true;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override Tensor Integrand(in Sample s) => s.Dot(s.Ideal!, s.Ideal!);
}
