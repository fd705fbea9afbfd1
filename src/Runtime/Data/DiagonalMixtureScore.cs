using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// ∇log p_t of p_t = Σ_k w_k N(μ m_k, diag V_k), V_ki = μ² s_ki² + Σ², in matrix form, the batch innermost:
/// <code>
/// ℓ_k(y)     = ln w_k − ½ Σ_i (ln 2πV_ki + (μ m_ki)²/V_ki) + Σ_i (y_i μ m_ki/V_ki − y_i²/2V_ki)    (one product with [y; y²; 1])
/// r          = softmax ℓ
/// ∂_i log p_t = Σ_k r_k μ m_ki/V_ki − y_i Σ_k r_k/V_ki                                             (one product with r)
/// </code>
/// </summary>
internal sealed class DiagonalMixtureScore : DensityField
{
    private readonly Tensor logits; // [K, 2 D + 1]
    private readonly Tensor mixing; // [2 D, K]
    private readonly int dimension;

    public DiagonalMixtureScore(NormalMixture mixture, IsotropicKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        dimension = mixture.Dimension;
        var components = mixture.Components;
        var variances = components.Select(c => c.Covariance.At(kernel).ToArray()).ToArray();
        var μ = kernel.MeanScale;
        double Constant(int k) =>
            Math.Log(mixture.Weights[k]) - variances[k].Zip(components[k].Mean, (V, m) => Math.Log(2 * Math.PI * V) + μ * m * μ * m / V).Sum() / 2;
        var V = tensor([.. variances.SelectMany(v => v)], [variances.Length, dimension], dtype: float64, device: device);
        var constants = tensor([.. variances.Select((_, k) => Constant(k))], [variances.Length, 1], dtype: float64, device: device);
        var means = MixtureScore.Matrix(components, μ, device) / V;
        logits = cat([means, -0.5 / V, constants], 1).DetachFromDisposeScope();
        mixing = cat([means.t(), (1 / V).t()], 0).contiguous().DetachFromDisposeScope();
    }

    public override Tensor Evaluate(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = x.t().contiguous();
        var mixed = mixing.mm(softmax(Logits(y), 0));
        // Not in place: what a slice shares with the other would be lost to a derivative.
        var score = mixed.narrow(0, 0, dimension).addcmul(mixed.narrow(0, dimension, dimension), y, -1);
        return score.t().MoveToOuterDisposeScope();
    }

    public override Tensor LogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Logits(x.t().contiguous()).logsumexp(0).MoveToOuterDisposeScope();
    }

    public override void Dispose()
    {
        logits.Dispose();
        mixing.Dispose();
        base.Dispose();
    }

    private Tensor Logits(Tensor y) => logits.mm(cat([y, y * y, ones([1, y.shape[1]], dtype: float64, device: y.device)], 0));
}
