using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// C = L_DEM − L_EM = ∫ (σ²/2) E‖∇log p(y|x) − ∇log p_t(y)‖² dt = I(Y_0; Y_a) − I(Y_0; Y_T) from the interval's start a: what the denoising loss of any network
/// holds beside what the network misses (Vincent 2011). Of data with a density it grows like (D/2) ln 1/Σ_a² towards a start without noise.
/// </summary>
[Term("denoising_constant", "C = L_DEM − L_EM, the mutual information of the data and the state that is lost over the interval, in nats")]
public sealed class DenoisingConstant : TimeIntegral
{
    public override string Symbol => "C";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override bool IsUsual => false;

    public override string? Missing(Process process) => InfiniteUnder(process);

    public override Tensor Integrand(in Sample s) => s.SquaredDistanceToConditional(s.Ideal!);

    internal static string? InfiniteUnder(Process process) =>
        double.IsNegativeInfinity(process.At([process.Time.Start])[0].NegativeLogSnr)
            ? "the constant C in it is infinite where the interval starts without noise: start the time interval later, and say where"
            : null;
}
