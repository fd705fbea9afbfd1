using System.Collections.Immutable;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>t ↦ ∫ f from the start to t by <see cref="Quadrature"/>, cut where f jumps. What was found is kept: the next goes on from the nearest.</summary>
/// <param name="breaks">Rising, all behind the start.</param>
internal sealed class SplitIntegral(Func<double, double> f, double start, ImmutableArray<double> breaks)
{
    private readonly List<(double End, double Value)> known = [(start, 0)];
    private int cuts;

    public double To(double t)
    {
        while (cuts < breaks.Length && breaks[cuts] < t) FromNearest(breaks[cuts++]);
        return FromNearest(t);
    }

    // Every cut before the end is known, so that none lies between it and its neighbours.
    private double FromNearest(double end)
    {
        var place = known.BinarySearch((end, double.NegativeInfinity)) is var found && found < 0 ? ~found : found;
        if (place < known.Count && known[place].End == end) return known[place].Value;
        var nearest = place == 0 || place < known.Count && known[place].End - end < end - known[place - 1].End ? known[place] : known[place - 1];
        var value = nearest.Value + Quadrature.Integrate(f, nearest.End, end, Math.Abs(nearest.Value));
        if (double.IsFinite(value)) known.Insert(place, (end, value));
        return value;
    }
}
