using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// I(A_0;B_0) − I(A_T;B_T) of y = (A, B), A the first components and B the others, that a process carries independently:
/// ∫ (σ²/2) E‖∇log p_t(A, B) − (∇log p_t(A), ∇log p_t(B))‖² dt, as the relative entropy of the data to the product of its marginals falls.
/// </summary>
[Term("mutual_information_of_parts", "the mutual information of the first components of x and the others, as far as the process destroys it, in nats")]
public sealed class PartInformation([Argument("how many components are the first part; the others are the second", Min = 1)] int first = 1) : MutualInformation
{
    // At which a drift must not couple the parts.
    private const int Times = 32;

    // The parts of a law are found once: those of points are copies of them.
    private readonly ConditionalWeakTable<DataDistribution, DataDistribution> parts = [];

    /// <summary>The number of components of the first part.</summary>
    public int First => first;

    /// <inheritdoc/>
    public override string Symbol => "I(A; B)";

    /// <inheritdoc/>
    public override string? Missing(Process process) => process is LinearProcess linear
        && Enumerable.Range(0, Times).Select(k => linear.CoefficientsAt(process.Time.Start + (k + 0.5) / Times * process.Time.Length)).Any(Couples)
        ? "the drift couples the two parts, and none of them has a law of its own" : null;

    /// <inheritdoc/>
    public override string? Missing(DataDistribution data) => data.Dimension <= first
        ? $"{first} components are the first part, and of {data.Dimension} none is left for the second"
        : IsKnown(data) ? null : "the law of a part of the components is not known";

    /// <inheritdoc/>
    public override DataDistribution Reference(DataDistribution data) => parts.GetValue(data, d => new Product(d.Marginal(0, first)!, d.Marginal(first, d.Dimension - first)!));

    /// <inheritdoc/>
    public override Tensor Integrand(in Sample s)
    {
        var δ = s.Ideal! - s.IdealOfReference!;
        return s.Dot(δ, δ);
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> NotesOf(Subject subject) =>
        [.. base.NotesOf(subject), .. subject.Data.Atoms is { } points ? [Remarks.OfAtoms(points.Count)] : ImmutableArray<string>.Empty];

    /// <summary>Whether both parts have a law that is known.</summary>
    public bool IsKnown(DataDistribution data) => data.Marginal(0, first) is not null && data.Marginal(first, data.Dimension - first) is not null;

    private protected override Tensor LogRatio(Subject subject, Kernel kernel, Tensor y, Tensor? labels) => subject.Data.LogDensity(y, kernel) - Reference(subject.Data).LogDensity(y, kernel);

    private bool Couples(LinearCoefficients coefficients)
    {
        var n = coefficients.Offset.Length;
        return Enumerable.Range(0, n).Any(i => Enumerable.Range(0, n).Any(j => i < first != j < first && coefficients.Drift[i, j] != 0));
    }
}
