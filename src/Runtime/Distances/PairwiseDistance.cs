using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>
/// E k(X, X') + E k(Y, Y') − 2 E k(X, Y) with a conditionally positive definite k of the distance alone: the squared distance of two laws in the Hilbert space
/// of k. Estimated by means over pairs without i = j, which is unbiased (Gretton et al. 2012, eq. 3). Pairs are taken in slices of rows, never all at once.
/// </summary>
public abstract class PairwiseDistance : Distance
{
    /// <summary>k of squared distances, which it may overwrite.</summary>
    private protected abstract Tensor Kernel(Tensor squares);

    /// <summary>k at distance 0.</summary>
    private protected abstract double AtZero { get; }

    /// <inheritdoc/>
    public override DistanceEstimate Between(Tensor x, Tensor y, Workers workers, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        // Squares of distances come from products of rows: near the origin nothing cancels in them.
        var centre = y.mean([0], keepdim: true);
        var all = cat([x - centre, y - centre]);
        var squares = all.square().sum(1);
        var n = x.shape[0] / Groups;
        var sums = workers.Map(2 * Groups, g => Sums(all, squares, g * n, n), cancellation);
        for (var g = 0; g < 2 * Groups; g++) sums[g][g] -= n * AtZero;
        double[] without = [.. Enumerable.Range(0, Groups).Select(g => Without(sums, g, n))];
        return new(Without(sums, -1, n), Math.Sqrt(Jackknife.Variance(without)));
    }

    /// <summary>Σ k over the rows of one group and those of every group of x and of y.</summary>
    private double[] Sums(Tensor all, Tensor squares, long start, long n)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var sums = zeros([2 * Groups], dtype: float64, device: all.device);
        var slice = Math.Max(1, TableSize / all.shape[0]);
        for (var i = start; i < start + n; i += slice)
        {
            using var inner = NewDisposeScope();
            var rows = Math.Min(slice, start + n - i);
            var table = squares.narrow(0, i, rows).unsqueeze(1).add(squares).addmm_(all.narrow(0, i, rows), all.t(), alpha: -2).clamp_min_(0);
            sums.add_(Kernel(table).sum([0]).reshape(2 * Groups, n).sum(1));
        }
        return sums.cpu().data<double>().ToArray();
    }

    // Of all pairs outside one group of x and the same of y; of all pairs where it is −1.
    private static double Without(double[][] sums, int group, long n)
    {
        var kept = Enumerable.Range(0, Groups).Where(g => g != group).ToArray();
        double Sum(int first, int second) => kept.Sum(g => kept.Sum(h => sums[first + g][second + h]));
        var N = (double)n * kept.Length;
        return (Sum(0, 0) + Sum(Groups, Groups)) / (N * (N - 1)) - 2 * Sum(0, Groups) / (N * N);
    }
}
