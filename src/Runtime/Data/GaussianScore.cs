using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>∇log p_t(y) = P (μ m − y) of one normal distribution with P = Q diag(1/V) Qᵀ; a vector where the axes are the components.</summary>
internal sealed class GaussianScore : Field
{
    private readonly Tensor negativePrecision; // [D] or [D, D]
    private readonly Tensor shift; // [D]

    public GaussianScore(Normal normal, IsotropicKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        var (covariance, n) = (normal.Covariance, normal.Dimension);
        var V = tensor(covariance.At(kernel).ToArray(), dtype: float64, device: device);
        var mean = tensor(normal.Mean.Select(m => kernel.MeanScale * m).ToArray(), dtype: float64, device: device);
        if (covariance.IsDiagonal)
        {
            negativePrecision = (-1 / V).DetachFromDisposeScope();
            shift = (mean / V).DetachFromDisposeScope();
            return;
        }
        var axes = tensor([.. Enumerable.Range(0, n).SelectMany(covariance.Axis)], [n, n], dtype: float64, device: device);
        var precision = axes.t().mm(axes / V.unsqueeze(1));
        negativePrecision = (-precision).DetachFromDisposeScope();
        shift = precision.mv(mean).DetachFromDisposeScope();
    }

    public override Tensor Evaluate(Tensor x)
    {
        using var scope = NewDisposeScope();
        // The precision is symmetric: its product with the columns of y keeps the batch innermost.
        var score = negativePrecision.dim() == 1 ? x * negativePrecision : negativePrecision.mm(x.t()).t();
        return score.add_(shift).MoveToOuterDisposeScope();
    }

    public override void Dispose()
    {
        negativePrecision.Dispose();
        shift.Dispose();
        base.Dispose();
    }
}
