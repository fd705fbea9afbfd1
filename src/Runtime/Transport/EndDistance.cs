using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Transport;

/// <summary>
/// W₂² between the laws of the state at the two ends of the interval, in x². Of normal data both are normal, and it is that of their means and covariances (Dowson and
/// Landau 1982); of other data this is a lower bound (Gelbrich 1990). In one dimension it is the mean squared difference of sorted points.
/// </summary>
/// <param name="Points">Of each end; 0 where none are drawn.</param>
/// <param name="IsExact">Whether it is W₂² itself, up to the standard error.</param>
internal sealed record EndDistance(double Square, double StandardError, long Points, bool IsExact)
{
    // Data points of every shift.
    private const int Size = 4096;

    /// <summary>Why W₂² itself is not known; null where it is.</summary>
    public static string? Missing(DataDistribution data) =>
        data.Dimension == 1 || IsNormal(data) ? null : "the distance in W_2 is known of normal data, and in one dimension; `W_2_bound` is at most as great";

    /// <summary>W₂² where it is known, else its bound.</summary>
    public static EndDistance Of(Conditions given) => given.Data.Dimension == 1 && !IsNormal(given.Data) ? Sorted(given) : Bound(given);

    /// <summary>That of the means and covariances.</summary>
    public static EndDistance Bound(Conditions given)
    {
        using var scope = NewDisposeScope();
        var (start, end) = Ends(given.Process);
        // What rounding leaves of two equal laws may be below 0.
        return new(Math.Max(0, FrechetDistance.Square(MomentsAt(start, given.Data), MomentsAt(end, given.Data))), 0, 0, IsNormal(given.Data));
    }

    /// <summary>Independent shifts of a lattice in place of the groups of independent points.</summary>
    private static EndDistance Sorted(Conditions given)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var subject = given.SubjectOf([]);
        var (start, end) = Ends(given.Process);
        var points = given.Workers.Map(Draws.Shifts, Carried, given.Cancellation);
        var distance = new SlicedWasserstein(1, () => RandomStream.Generator(given.Seed, "directions", 0, given.Device));
        var found = distance.Between(cat([.. points.Select(p => p.Start)]), cat([.. points.Select(p => p.End)]), given.Workers, given.Cancellation);
        foreach (var (from, to) in points)
        {
            from.Dispose();
            to.Dispose();
        }
        return new(Math.Max(0, found.Value), found.StandardError, Draws.Shifts * Size, true);

        (Tensor Start, Tensor End) Carried(int shift)
        {
            using var guard = no_grad();
            using var scope = NewDisposeScope();
            using var draws = new Draws(subject, "ends", shift, 0, Size);
            return scope.MoveToOuter(start.Carry(draws.Points, draws.Noise()), end.Carry(draws.Points, draws.Noise()));
        }
    }

    /// <summary>M m + d and M C Mᵀ + S of the data's N(m, C), from what the kernel makes of unit vectors: rows of Mᵀ and Rᵀ.</summary>
    private static (Tensor Mean, Tensor Covariance) MomentsAt(Kernel kernel, DataDistribution data)
    {
        var n = data.Dimension;
        var (nothing, unit) = (zeros([1, n], dtype: float64), eye(n, dtype: float64));
        var offset = kernel.Carry(nothing, nothing);
        var (M, R) = (kernel.Carry(unit, zeros_like(unit)) - offset, kernel.Carry(zeros_like(unit), unit) - offset);
        var C = tensor(data.CovarianceMatrix(), dtype: float64);
        return (kernel.Carry(tensor(data.Mean.ToArray(), [1, n], dtype: float64), nothing).squeeze(0), M.t().mm(C).mm(M) + R.t().mm(R));
    }

    private static (Kernel Start, Kernel End) Ends(Process process)
    {
        var kernels = process.At([process.Time.Start, process.Time.End]);
        return (kernels[0], kernels[1]);
    }

    private static bool IsNormal(DataDistribution data) => data.Normals?.Components.Length == 1;
}
