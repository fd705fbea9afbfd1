using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// S_tot − L_EM = ∫ (σ²/2) E[2 e·e* − ‖e‖²] dt, with the conditional c = ∇log p(y|x) − ∇log p_eq(y) in the place of e*, of which it is the
/// conditional mean: no score is needed, so this can be had for any data (Vincent 2011; Premkumar 2024).
/// </summary>
[Term("S_tot_minus_L_EM", "S_tot − L_EM by the denoising cross estimator, which needs no exact score, in nats")]
public sealed class CrossEstimator : Measure
{
    public override string Symbol => "S_tot − L_EM";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    public override bool SetsAccuracy => true;

    public override Tensor Integrand(in Sample s) => Sample.Dot(s.Entropy!, (s.ConditionalIdeal * 2).sub_(s.Entropy!));
}
