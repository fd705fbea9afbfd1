using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// E_c S_tot(c) = ∫ (σ²/2) E‖∇log p_t(y|c) − ∇log p_eq‖² dt, c the class of each data point: the mean of the entropies that the classes produce, and what a network that is told the label
/// has to store. It exceeds S_tot by what the process destroys of the information on the label, <see cref="LabelInformation"/>.
/// </summary>
[Term("S_tot_given_labels", "the mean of S_tot over the classes of the data, each with the score of its own, in nats")]
public sealed class EntropyGivenLabels : TimeIntegral
{
    public override string Symbol => "⟨S_tot|c⟩";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool UsesScore => false;

    public override bool UsesLabels => true;

    public override bool NeedsDensity => true;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override bool IsUsual => false;

    public override string? Missing(DataDistribution data) => data.IsLabelled ? null : LabelInformation.NoLabels;

    public override Tensor Integrand(in Sample s) => s.Dot(s.IdealOfClass!, s.IdealOfClass!);
}
