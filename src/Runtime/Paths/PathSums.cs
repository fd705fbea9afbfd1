using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>What is kept of some paths.</summary>
/// <param name="Numbers">Of each unit (<see cref="PathEstimator"/>).</param>
/// <param name="Tail">Of exp(−Δs).</param>
/// <param name="Histogram">Of Δs.</param>
internal sealed record PathSums(Tally Numbers, WeightTail Tail, Histogram Histogram) : IMergeable<PathSums>
{
    public long Count => Numbers.Count;

    public PathSums Plus(PathSums other) => new(Numbers.Plus(other.Numbers), Tail.Plus(other.Tail), Histogram.Plus(other.Histogram));
}
