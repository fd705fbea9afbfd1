using System.Collections.Immutable;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>t ↦ ∫ f from the start to t by <see cref="Quadrature"/>, cut where f jumps; what lies before the last cut is computed once.</summary>
internal sealed class SplitIntegral(Func<double, double> f, double start, ImmutableArray<double> breaks)
{
    private readonly List<double> sums = [0];

    public double To(double t)
    {
        double From(int i) => i == 0 ? start : breaks[i - 1];
        var place = breaks.BinarySearch(t);
        var cuts = place < 0 ? ~place : place;
        while (sums.Count <= cuts) sums.Add(sums[^1] + Quadrature.Integrate(f, From(sums.Count - 1), From(sums.Count)));
        return sums[cuts] + Quadrature.Integrate(f, From(cuts), t);
    }
}
