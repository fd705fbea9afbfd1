using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// L_EM(e) − L_EM(f) = ∫ (σ²/2) E[(e − f)·(e + f − 2 e*)] dt of the file's two networks on common data points and noise. Where the data has no exact score e* is replaced by the
/// conditional c, of which it is the conditional mean: the constant C of the denoising losses cancels, so that this can be had for any data.
/// </summary>
[Term("L_EM_difference", "L_EM of the first network less that of the second, on common random numbers, in nats")]
public sealed class LossDifference : TimeIntegral
{
    public override string Symbol => "ΔL_EM";

    public override bool NeedsNetwork => true;

    public override bool NeedsBaseline => true;

    public override bool NeedsScore => false;

    public override bool UsesScore => true;

    public override Tensor Integrand(in Sample s)
    {
        var (e, f) = (s.Entropy!, s.Baseline!);
        return s.Dot(e - f, e + f - 2 * (s.Ideal ?? s.ConditionalIdeal));
    }
}
