using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>
/// d² = ‖m_X − m_Y‖² + tr(C_X + C_Y − 2 (C_X^½ C_Y C_X^½)^½), in x²: W₂² of the two normal distributions with the samples' means and covariances (Dowson and
/// Landau 1982), which is FID where x are the features of an Inception network (Heusel et al. 2017).
/// </summary>
/// <remarks>Of N samples it is too great by a term of order D²/N (Chong and Forsyth 2020), which the <see cref="Jackknife"/> takes away; D ≪ N is needed.</remarks>
public sealed class FrechetDistance : Distance
{
    /// <inheritdoc/>
    public override DistanceEstimate Between(Tensor x, Tensor y, Workers workers, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        var centre = y.mean([0], keepdim: true);
        var (first, second) = (new Scatter(x - centre), new Scatter(y - centre));
        var distances = workers.Map(Groups + 1, g => Square(first, second, g), cancellation);
        return new(Jackknife.Corrected(distances[Groups], distances[..Groups]), Math.Sqrt(Jackknife.Variance(distances[..Groups])));
    }

    private static double Square(Scatter x, Scatter y, int without)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        return Square(x.MomentsWithout(without), y.MomentsWithout(without));
    }

    /// <summary>d² of two normal distributions.</summary>
    internal static double Square((Tensor Mean, Tensor Covariance) x, (Tensor Mean, Tensor Covariance) y)
    {
        using var scope = NewDisposeScope();
        var ((m, C), (n, K)) = (x, y);
        var (λ, Q) = linalg.eigh(C);
        var root = (Q * λ.clamp_min(0).sqrt()).mm(Q.t());
        var cross = linalg.eigvalsh(root.mm(K).mm(root)).clamp_min_(0).sqrt_().sum();
        return ((m - n).square().sum() + C.trace() + K.trace() - cross * 2).cpu().item<double>();
    }

    // Σ x and Σ x xᵀ of all rows, from which a group's own are taken away.
    private sealed class Scatter(Tensor rows)
    {
        private readonly Tensor sum = rows.sum([0]);
        private readonly Tensor squares = rows.t().mm(rows);

        public (Tensor Mean, Tensor Covariance) MomentsWithout(int group)
        {
            var n = rows.shape[0] / Groups;
            var (N, s, S) = (rows.shape[0], sum, squares);
            if (group < Groups)
            {
                var gone = rows.narrow(0, group * n, n);
                (N, s, S) = (N - n, s - gone.sum([0]), S - gone.t().mm(gone));
            }
            var mean = s / N;
            return (mean, (S - mean.outer(mean) * N) / (N - 1));
        }
    }
}
