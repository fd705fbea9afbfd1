using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// ∇log p_t of p_t = Σ_k w_k N(μ m_k, Q_k diag(V_k) Q_kᵀ), V_k = μ² λ_k + Σ², in matrix form, the batch innermost:
/// <code>
/// A_k  = diag(V_k)^(−½) Q_kᵀ,   z_k = A_k (y − μ m_k)     (one product with all A_k, one below the other)
/// ℓ_k  = ln w_k − ½ Σ_i ln 2πV_ki − ½ |z_k|²
/// r    = softmax ℓ
/// ∇log p_t = −Σ_k A_kᵀ r_k z_k                            (one product with all A_kᵀ, side by side)
/// </code>
/// </summary>
internal sealed class FullMixtureScore : DensityField
{
    private readonly Tensor whitening; // [K D, D]
    private readonly Tensor colouring; // [D, K D]
    private readonly Tensor shifts; // [K D, 1]
    private readonly Tensor constants; // [K, 1]
    private readonly int dimension;

    public FullMixtureScore(NormalMixture mixture, IsotropicKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        dimension = mixture.Dimension;
        var count = mixture.Components.Length;
        var (rows, offsets, logs) = (new List<double>(), new List<double>(), new List<double>());
        for (var k = 0; k < count; k++)
        {
            var (mean, covariance) = (mixture.Components[k].Mean, mixture.Components[k].Covariance);
            var V = covariance.At(kernel).ToArray();
            for (var i = 0; i < dimension; i++)
            {
                var row = covariance.Axis(i).Select(q => q / Math.Sqrt(V[i])).ToArray();
                rows.AddRange(row);
                offsets.Add(-kernel.MeanScale * row.Zip(mean, (a, m) => a * m).Sum());
            }
            logs.Add(Math.Log(mixture.Weights[k]) - V.Sum(v => Math.Log(2 * Math.PI * v)) / 2);
        }
        whitening = tensor(rows.ToArray(), [count * dimension, dimension], dtype: float64, device: device).DetachFromDisposeScope();
        colouring = (-whitening).t().contiguous().DetachFromDisposeScope();
        shifts = tensor(offsets.ToArray(), [count * dimension, 1], dtype: float64, device: device).DetachFromDisposeScope();
        constants = tensor(logs.ToArray(), [count, 1], dtype: float64, device: device).DetachFromDisposeScope();
    }

    public override Tensor Evaluate(Tensor x)
    {
        using var scope = NewDisposeScope();
        var z = Whitened(x);
        var r = softmax(Logits(z), 0).unsqueeze(1);
        return colouring.mm((z * r).view(-1, x.shape[0])).t().MoveToOuterDisposeScope();
    }

    public override Tensor LogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Logits(Whitened(x)).logsumexp(0).MoveToOuterDisposeScope();
    }

    public override void Dispose()
    {
        foreach (var tensor in new[] { whitening, colouring, shifts, constants }) tensor.Dispose();
        base.Dispose();
    }

    /// <returns>z, [K, D, B]</returns>
    private Tensor Whitened(Tensor x) => (whitening.mm(x.t().contiguous()) + shifts).view(-1, dimension, x.shape[0]);

    private Tensor Logits(Tensor z) => constants - (z * z).sum(1) * 0.5;
}
