using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// L = ∫ √(E‖ν‖²) dt, in the units of x: the length of the path of p_t in W₂ where ν is a gradient, at least W₂(p_0, p_T), and the same at every pace of the process (Ikeda et al. 2025, eq. 68).
/// </summary>
[Term("arc_length", "the length of the path from the data to the noise in W_2, ∫ v_2 dt, in the units of x")]
public sealed class ArcLength : SquaredSpeed
{
    public override string Symbol => "L";

    public override string Unit => "x";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool IsLength => true;

    private protected override Tensor FieldOf(in Sample sample) => sample.Ideal!;
}
