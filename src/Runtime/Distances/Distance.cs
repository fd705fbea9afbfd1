using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>
/// A squared distance of two laws, from equally many independent samples of each. The samples are cut into <see cref="Groups"/> groups, of which
/// one at a time is left out: the error bar is the spread of what remains (<see cref="Jackknife"/>).
/// </summary>
public abstract class Distance
{
    /// <summary>How many groups; it divides the number of samples.</summary>
    public const int Groups = 32;

    // Numbers of a table of pairs or projections that a worker holds at once: 8 MB.
    private protected const long TableSize = 1 << 20;

    /// <param name="x">[N, D], float64, independent rows.</param>
    /// <param name="y">[N, D], independent of x.</param>
    public abstract DistanceEstimate Between(Tensor x, Tensor y, Workers workers, CancellationToken cancellation = default);

    /// <summary>The least number of samples that is at least <paramref name="count"/> and can be cut into groups of two or more.</summary>
    public static long Rounded(long count) => Math.Max(2, (count + Groups - 1) / Groups) * Groups;
}
