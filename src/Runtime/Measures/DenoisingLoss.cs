using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// L_DEM = ∫ (σ²/2) E‖e − c‖² dt = L_EM + C with the conditional c = ∇log p(y|x) − ∇log p_eq(y): the loss that a network is trained by, which needs no exact score
/// (Vincent 2011; Premkumar 2024). What it cannot go below is C (<see cref="DenoisingConstant"/>).
/// </summary>
[Term("L_DEM", "the denoising loss, the entropy-matching loss and the constant C, in nats")]
public sealed class DenoisingLoss : TimeIntegral
{
    public override string Symbol => "L_DEM";

    public override bool NeedsNetwork => true;

    public override bool NeedsScore => false;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override bool IsUsual => false;

    public override string? Missing(Process process) => DenoisingConstant.InfiniteUnder(process);

    public override Tensor Integrand(in Sample s) => s.SquaredDistanceToConditional(s.Entropy!);
}
