using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>
/// SW₂² = E_θ W₂²(θ·X, θ·Y) over directions θ, in x² (Rabin et al. 2011; Bonneel et al. 2015). On a line W₂² is the mean squared difference of the sorted
/// samples; of one dimension it is W₂² itself.
/// </summary>
/// <remarks>
/// Of N samples W₂² is too great, by the variance of the quantiles: it is corrected by the <see cref="Jackknife"/>. Directions are independent
/// <see cref="Directions">frames</see>, whose spread is the second part of the error bar.
/// </remarks>
/// <param name="projections">How many directions, rounded up to whole frames.</param>
/// <param name="directions">Where the directions come from.</param>
public sealed class SlicedWasserstein(int projections, Func<Generator> directions) : Distance
{
    /// <inheritdoc/>
    public override DistanceEstimate Between(Tensor x, Tensor y, Workers workers, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        using var generator = directions();
        var frames = Directions.Frames((int)x.shape[1], projections, generator).to(x.device);
        var slice = (int)Math.Max(1, TableSize / x.shape[0] / frames.shape[1]);
        var slices = (int)((frames.shape[0] + slice - 1) / slice);
        double[][] perFrame = [.. workers.Map(slices, i => Squares(x, y, frames.narrow(0, i * slice, Math.Min(slice, frames.shape[0] - i * slice))), cancellation)
            .SelectMany(rows => rows)];
        double Mean(int column) => perFrame.Average(row => row[column]);
        double[] without = [.. Enumerable.Range(0, Groups).Select(Mean)];
        return new(
            Jackknife.Corrected(Mean(Groups), without),
            Math.Sqrt(Jackknife.Variance(without) + Spread([.. perFrame.Select(row => row[Groups])])));
    }

    /// <summary>W₂² of every frame: without each group, and last of all samples.</summary>
    /// <param name="frames">[F, K, D]</param>
    private static double[][] Squares(Tensor x, Tensor y, Tensor frames)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var θ = frames.reshape(-1, x.shape[1]);
        var (first, second) = (Sorted(x, θ), Sorted(y, θ));
        Tensor[] columns = [.. Enumerable.Range(0, Groups + 1).Select(g => Square(first, second, g).reshape(frames.shape[0], -1).mean([1]))];
        return [.. stack(columns, 1).cpu().contiguous().data<double>().ToArray().Chunk(Groups + 1)];
    }

    // Samples of every direction in order, and the group of each.
    private static (Tensor Values, Tensor Group) Sorted(Tensor x, Tensor θ)
    {
        var (values, order) = θ.mm(x.t()).sort(1);
        return (values, order.div(x.shape[0] / Groups, RoundingMode.floor));
    }

    private static Tensor Square((Tensor Values, Tensor Group) x, (Tensor Values, Tensor Group) y, int without)
    {
        using var scope = NewDisposeScope();
        Tensor Kept((Tensor Values, Tensor Group) s) =>
            without == Groups ? s.Values : s.Values.masked_select(s.Group.ne(without)).reshape(s.Values.shape[0], -1);
        return (Kept(x) - Kept(y)).square().mean([1]).MoveToOuterDisposeScope();
    }

    // The variance of the mean over frames.
    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1.0) / values.Length;
    }
}
