using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// ∇log p_t of p_t = (1/N) Σ_i N(μ x_i, Σ² I), the batch innermost and a block of points at a time, so that N × batch stays bounded:
/// <code>
/// ℓ_i(y)   = y·μ x_i/Σ² − |μ x_i|²/2Σ²           (one product a block)
/// L, x̄     = logsumexp ℓ, Σ_i softmax(ℓ)_i x_i   (blocks are joined by L = ln(e^L₁ + e^L₂), x̄ = x̄₁ + (x̄₂ − x̄₁)/(1 + e^(L₁ − L₂)))
/// ∇log p_t = (μ x̄ − y)/Σ²,   log p_t = L − ln N − |y|²/2Σ² − D/2 ln 2πΣ²
/// </code>
/// </summary>
/// <param name="most">The most numbers of a block's ℓ.</param>
internal sealed class PointsScore(PointsTensors points, IsotropicKernel kernel, long most = 1 << 22) : DensityField
{
    private const double Resolution = 1.0 / (1L << 40);

    private readonly double precision = 1 / (kernel.StandardDeviation * kernel.StandardDeviation);

    public override Tensor Evaluate(Tensor x)
    {
        // Where y does not resolve its own noise, the score is that of one point and of its mean length √D/Σ, so that what diverges there is
        // seen to diverge and does not end in rounding.
        if (kernel.StandardDeviation < Resolution * points.Greatest * kernel.MeanScale) return full_like(x, 1 / kernel.StandardDeviation);
        using var scope = NewDisposeScope();
        var y = Centred(x);
        return ((Posterior(y).Mean * kernel.MeanScale - y) * precision).t().MoveToOuterDisposeScope();
    }

    public override Tensor LogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = Centred(x);
        var constant = -Math.Log(points.Count) - y.shape[0] / 2.0 * Math.Log(2 * Math.PI / precision);
        return (Posterior(y).LogSum.squeeze(0) - (y * y).sum([0]) * (precision / 2) + constant).MoveToOuterDisposeScope();
    }

    private Tensor Centred(Tensor x) => (x - points.Centre * kernel.MeanScale).t().contiguous();

    /// <returns>L, [1, B], and x̄, [D, B].</returns>
    private (Tensor LogSum, Tensor Mean) Posterior(Tensor y)
    {
        var (count, μ) = (points.Count, kernel.MeanScale);
        var block = Math.Max(1, most / Math.Max(1, y.shape[1]));
        var scaled = y * (μ * precision);
        (Tensor LogSum, Tensor Mean)? all = null;
        for (var start = 0L; start < count; start += block)
        {
            using var scope = NewDisposeScope(); // ℓ of one block at a time
            var length = Math.Min(block, count - start);
            var x = points.Centred(start, length);
            var ℓ = x.mm(scaled) - (x * x).sum(1, keepdim: true) * (μ * μ * precision / 2);
            var logSum = ℓ.logsumexp(0, keepdim: true);
            var mean = x.t().mm(ℓ.softmax(0));
            if (all is { } before) (logSum, mean) = (before.LogSum + Elementary.Softplus(logSum - before.LogSum), before.Mean + (mean - before.Mean) * (logSum - before.LogSum).sigmoid());
            all = scope.MoveToOuter(logSum, mean);
        }
        return all!.Value;
    }
}
