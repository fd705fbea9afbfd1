using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>S_NN(e) − S_NN(f) = ∫ (σ²/2) E[‖e‖² − ‖f‖²] dt of the file's two networks, on common data points and noise.</summary>
[Term("S_NN_difference", "S_NN of the first network less that of the second, on common random numbers, in nats")]
public sealed class NeuralEntropyDifference : TimeIntegral
{
    public override string Symbol => "ΔS_NN";

    public override bool NeedsNetwork => true;

    public override bool NeedsBaseline => true;

    public override bool NeedsScore => false;

    public override Tensor Integrand(in Sample s) => s.Dot(s.Entropy! - s.Baseline!, s.Entropy! + s.Baseline!);
}
