using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>S_NN = ∫ (σ²/2) E‖e‖² dt under the forward marginals: the information that the network holds (Premkumar 2024).</summary>
[Term("S_NN", "the neural entropy: what the network puts back, in nats")]
public sealed class NeuralEntropyMeasure : TimeIntegral
{
    public override string Symbol => "S_NN";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override Tensor Integrand(in Sample s) => s.Dot(s.Entropy!, s.Entropy!);
}
