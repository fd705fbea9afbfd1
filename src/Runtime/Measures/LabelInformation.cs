using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>I(Y_0;C) − I(Y_T;C) = ∫ (σ²/2) E‖∇log p_t(y|c) − ∇log p_t(y)‖² dt: what the process destroys of the information on the label, which is <see cref="EntropyGivenLabels"/> − S_tot.</summary>
[Term("mutual_information", "the mutual information of the data and its labels, as far as the process destroys it, in nats")]
public sealed class LabelInformation : MutualInformation
{
    internal const string NoLabels = "the data has no labels";

    /// <inheritdoc/>
    public override string Symbol => "I(y; c)";

    /// <inheritdoc/>
    public override bool UsesLabels => true;

    /// <inheritdoc/>
    public override string? Missing(DataDistribution data) => data.IsLabelled ? null : NoLabels;

    /// <inheritdoc/>
    public override Tensor Integrand(in Sample s)
    {
        var δ = s.IdealOfClass! - s.Ideal!;
        return s.Dot(δ, δ);
    }

    private protected override Tensor LogRatio(Subject subject, Kernel kernel, Tensor y, Tensor? labels) =>
        subject.Data.Labelling!.LogDensity(y, labels!, kernel) - subject.Data.LogDensity(y, kernel);
}
