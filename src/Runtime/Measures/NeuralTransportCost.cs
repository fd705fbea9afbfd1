using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>∫ (σ⁴/4) E‖e‖² dt of the network's field under the forward marginals, in x² per unit of time: c_2 where e = e*.</summary>
[Term("c_2_NN", "the transport cost of the network's probability flow, in the units of x² per unit of time")]
public sealed class NeuralTransportCost : SquaredSpeed
{
    public override string Symbol => "c_2 of e";

    public override string Unit => "x²/t";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    private protected override Tensor FieldOf(in Sample sample) => sample.Entropy!;
}
