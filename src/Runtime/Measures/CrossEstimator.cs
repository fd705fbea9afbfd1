using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// S_tot − L_EM = ∫ (σ²/2) E[2 e·e* − ‖e‖²] dt, with the conditional c = ∇log p(y|x) − ∇log p_eq(y) in the place of e*, of which it is the
/// conditional mean: no score is needed, so this can be had for any data (Vincent 2011; Premkumar 2024).
/// </summary>
/// <remarks>
/// Where e* is known all the same, e*·(c − e*), whose mean is 0, is the control variate: what is left of the noise of c is then in
/// proportion to e − e* and not to e, and no network needs more data points for this measure than for the others.
/// </remarks>
[Term("S_tot_minus_L_EM", "S_tot − L_EM by the denoising cross estimator, which needs no exact score, in nats")]
public sealed class CrossEstimator : TimeIntegral
{
    public override string Symbol => "S_tot − L_EM";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    public override bool UsesScore => true;

    public override bool SetsAccuracy => true;

    public override Tensor Integrand(in Sample s)
    {
        var (e, c) = (s.Entropy!, s.ConditionalIdeal);
        var g = s.Dot(e, (c * 2).sub_(e));
        return s.Ideal is { } ideal ? g.add_(s.Dot(ideal, c - ideal), -2) : g;
    }
}
