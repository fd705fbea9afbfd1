using System.Collections.Immutable;
using System.Numerics;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The parts of a block that the components of a mixture of normal distributions have: n = 2^m of its B states each, so that each is a lattice of its own, in proportion to about √w. A state counts
/// w B/n, which leaves means unbiased however large the parts are. The batch is innermost: [D, B].
/// </summary>
internal sealed class NormalStrata : IDisposable
{
    // Fewer states than these of a component are no lattice.
    private const int LeastMean = 8;

    // From so many states of a component on, its mean is smooth: below, lattices in the plane have points on too few lines.
    private const int LeastSmoothMean = 32;

    // In more dimensions the weights that smooth means need vary so much that they cost more than they gain.
    private const int MostSmooth = 2;

    private NormalStrata(NormalMixture mixture, ImmutableArray<int> sizes, Subject subject)
    {
        using var scope = NewDisposeScope();
        var part = sizes.SelectMany((n, k) => Enumerable.Repeat(k, n)).ToArray();
        var (D, B) = (mixture.Dimension, part.Length);
        var isIsotropic = mixture.Components.All(c => c.Covariance.IsIsotropic);
        Tensor Rows(int rows, Func<int, int, double> of) =>
            tensor([.. Enumerable.Range(0, rows).SelectMany(i => part.Select(k => of(k, i)))], [rows, B], dtype: float64, device: subject.Device);
        Sizes = sizes;
        Means = Rows(D, (k, i) => mixture.Components[k].Mean[i]).DetachFromDisposeScope();
        Variances = Rows(isIsotropic ? 1 : D, (k, i) => mixture.Components[k].Covariance.Variances[i]).DetachFromDisposeScope();
        Deviations = Variances.sqrt().DetachFromDisposeScope();
        Weights = Rows(1, (k, _) => mixture.Weights[k] * B / sizes[k]).squeeze(0).DetachFromDisposeScope();
        IsSmooth = D <= MostSmooth;
        // The first coordinate of a data point chooses its component.
        var middles = mixture.Weights.Select((w, k) => mixture.Weights[..k].Sum() + w / 2).ToArray();
        Labels = subject.UsesLabels ? subject.Data.Labelling!.Of(Rows(1 + D, (k, i) => i == 0 ? middles[k] : 0.5)).DetachFromDisposeScope() : null;
    }

    /// <summary>States of every component.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>m, [D, B].</summary>
    public Tensor Means { get; }

    /// <summary>s², [D, B], or [1, B] where they are those of all components of x.</summary>
    public Tensor Variances { get; }

    /// <summary>s</summary>
    public Tensor Deviations { get; }

    /// <summary>What a state counts, [B], 1 on the average.</summary>
    public Tensor Weights { get; }

    /// <summary>The class of every state; null where nothing asks for it.</summary>
    public Tensor? Labels { get; }

    /// <summary>Whether the dimensions are so few that <see cref="Periodic.Cubic"/> makes the means smooth.</summary>
    public bool IsSmooth { get; }

    /// <summary>Null where the data is no such mixture or has components that are correlated or too many for a block, or where the kernel is not isotropic.</summary>
    /// <param name="size">States of a block, a power of two.</param>
    public static NormalStrata? Of(Subject subject, int size) =>
        MixtureOf(subject) is { } mixture && mixture.Weights.Length * LeastMean <= size ? new NormalStrata(mixture, SizesOf(mixture.Weights, size), subject) : null;

    /// <summary>Whether means over a large block are so smooth that their error is next to nothing.</summary>
    public static bool MakesSmooth(Subject subject) => MixtureOf(subject) is { Dimension: <= MostSmooth };

    /// <summary>States that a block should have, a power of two, so that all means are smooth; 0 where none become so.</summary>
    public static int LeastSmooth(Subject subject) =>
        MakesSmooth(subject) ? (int)BitOperations.RoundUpToPowerOf2((uint)(LeastSmoothMean * subject.Data.Normals!.Weights.Length)) : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in (Tensor?[])[Means, Variances, Deviations, Weights, Labels]) tensor?.Dispose();
    }

    private static NormalMixture? MixtureOf(Subject subject) =>
        subject.Process is IsotropicProcess && subject.Data.Normals is { } mixture
        && mixture.Weights.All(w => w > 0) && mixture.Components.All(c => c.Covariance.IsDiagonal)
        && !(subject.UsesLabels && subject.Data.Coordinates != 1 + mixture.Dimension)
            ? mixture : null;

    /// <summary>Doubles the part that has the fewest beside its root of the weight, until the block is full; the least part always fits.</summary>
    private static ImmutableArray<int> SizesOf(ImmutableArray<double> weights, int size)
    {
        var sizes = Enumerable.Repeat(1, weights.Length).ToArray();
        while (size - sizes.Sum() is > 0 and var left)
        {
            var next = Enumerable.Range(0, sizes.Length).Where(k => sizes[k] <= left).MaxBy(k => Math.Sqrt(weights[k]) / sizes[k]);
            sizes[next] *= 2;
        }
        return [.. sizes];
    }
}
