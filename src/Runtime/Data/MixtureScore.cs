using System.Collections.Immutable;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// ∇log p_t of p_t = Σ_k w_k N(μ m_k, V_k I), isotropic components, in matrix form, the batch innermost:
/// <code>
/// ℓ_k(y) = ln w_k − D/2 ln 2πV_k − |μ m_k|²/2V_k + y·μ m_k/V_k − |y|²/2V_k    (one product with [y; |y|²; 1])
/// r      = softmax ℓ                                                          (responsibilities)
/// ∇log p_t = Σ_k r_k μ m_k/V_k − y Σ_k r_k/V_k                                (one product with r)
/// </code>
/// </summary>
internal sealed class MixtureScore : DensityField
{
    private readonly Tensor logits; // [K, D + 2]
    private readonly Tensor mixing; // [D + 1, K]
    private readonly int dimension;

    public MixtureScore(NormalMixture mixture, IsotropicKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        dimension = mixture.Dimension;
        var variances = mixture.Components.Select(c => c.Variance(kernel)).ToArray();
        var μ = kernel.MeanScale;
        double Constant(int k) =>
            Math.Log(mixture.Weights[k]) - dimension / 2.0 * Math.Log(2 * Math.PI * variances[k])
            - mixture.Components[k].Mean.Sum(m => μ * m * μ * m) / (2 * variances[k]);
        var V = tensor(variances, [variances.Length, 1], dtype: float64, device: device);
        var constants = tensor([.. variances.Select((_, k) => Constant(k))], [variances.Length, 1], dtype: float64, device: device);
        var means = Matrix(mixture.Components, μ, device) / V;
        logits = cat([means, -0.5 / V, constants], 1).DetachFromDisposeScope();
        mixing = cat([means.t(), (1 / V).t()], 0).contiguous().DetachFromDisposeScope();
    }

    public override Tensor Evaluate(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = x.t().contiguous();
        var mixed = mixing.mm(softmax(Logits(y), 0));
        // Not in place: what a slice shares with the other would be lost to a derivative.
        var score = mixed.narrow(0, 0, dimension).addcmul(mixed.narrow(0, dimension, 1), y, -1);
        return score.t().MoveToOuterDisposeScope();
    }

    public override Tensor LogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Logits(x.t().contiguous()).logsumexp(0).MoveToOuterDisposeScope();
    }

    /// <summary>The rows <paramref name="scale"/> m_k.</summary>
    internal static Tensor Matrix(ImmutableArray<Normal> components, double scale, Device device) =>
        tensor([.. components.SelectMany(c => c.Mean.Select(m => scale * m))],
            [components.Length, components[0].Dimension], dtype: float64, device: device);

    public override void Dispose()
    {
        logits.Dispose();
        mixing.Dispose();
        base.Dispose();
    }

    private Tensor Logits(Tensor y) =>
        logits.mm(cat([y, (y * y).sum(0, keepdim: true), ones([1, y.shape[1]], dtype: float64, device: y.device)], 0));
}
