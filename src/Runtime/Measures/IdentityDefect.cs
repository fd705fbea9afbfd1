using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// 2⟨e, e − e*⟩ = S_NN − (S_tot − L_EM), by how much the identity S_NN = S_tot − L_EM fails. It is 0 for a network that no rescaling e → λe
/// improves. Where the data has no exact score, e* is replaced by the conditional c, as in <see cref="CrossEstimator"/>.
/// </summary>
[Term("identity_defect", "S_NN − (S_tot − L_EM), which is 0 for a calibrated network, in nats")]
public sealed class IdentityDefect : TimeIntegral
{
    public override string Symbol => "2⟨e, e − e*⟩";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    public override bool UsesScore => true;

    public override Tensor Integrand(in Sample s) => s.Dot(s.Entropy!, s.Entropy! - (s.Ideal ?? s.ConditionalIdeal)).mul_(2);
}
