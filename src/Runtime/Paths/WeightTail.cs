using System.Globalization;
using NeuralEntropy.Runtime.Engine;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>The greatest of some positive weights, by which is judged whether their mean is known at all.</summary>
/// <param name="Greatest">Logarithms, descending; so many of the greatest as there are, or <see cref="Kept"/>.</param>
internal sealed record WeightTail(long Count, double[] Greatest) : IMergeable<WeightTail>
{
    private const int Kept = 1000;
    private const int FewestForIndex = 100;
    private const int Few = 10;
    private const double MostByFew = 0.1;

    public static WeightTail Of(IEnumerable<double> logarithms)
    {
        var all = logarithms.ToArray();
        return new(all.Length, [.. all.OrderDescending().Take(Kept)]);
    }

    /// <inheritdoc/>
    public double[] Written => [Count, Greatest.Length, .. Greatest];

    /// <inheritdoc/>
    public static WeightTail Read(NumberReader numbers) => new((long)numbers.Next(), numbers.Next((int)numbers.Next()));

    public WeightTail Plus(WeightTail other) => new(Count + other.Count, [.. Greatest.Concat(other.Greatest).OrderDescending().Take(Kept)]);

    /// <summary>α of P(W > w) ~ w^(−α) by the greatest hundredth (Hill 1975): up to 2 the variance of W is infinite.</summary>
    public double Index
    {
        get
        {
            var k = Math.Min(Math.Max((int)Math.Min(Count / 100, Kept - 1), FewestForIndex), Greatest.Length - 1);
            return k / Greatest.Take(k).Sum(w => w - Greatest[k]);
        }
    }

    /// <summary>Why a mean is not to be trusted; null where it is.</summary>
    /// <param name="isInfinite">Whether the variance is infinite; null where that is not known.</param>
    public string? Doubt(double mean, bool? isInfinite)
    {
        var share = Greatest.Take(Few).Sum(Math.Exp) / (mean * Count);
        return isInfinite == true ? "its variance is infinite"
            : isInfinite is null && Index <= 2 ? string.Create(CultureInfo.InvariantCulture, $"its variance is infinite, as its tail falls with an index of {Index:F1}, not above 2")
            : share > MostByFew ? string.Create(CultureInfo.InvariantCulture, $"the {Few} greatest of {Count} contributions make {100 * share:F0} % of it")
            : null;
    }
}
