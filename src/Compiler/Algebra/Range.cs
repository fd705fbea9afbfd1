using System.Collections.Immutable;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>The numbers from <paramref name="Low"/> to <paramref name="High"/>, without those of <paramref name="Not"/>.</summary>
internal sealed record Range(double Low, double High, ImmutableHashSet<double> Not)
{
    public static Range All { get; } = new(double.NegativeInfinity, double.PositiveInfinity, []);

    public static Range Of(double value) => new(value, value, []);

    /// <summary>The sums of a number of each.</summary>
    public static Range operator +(Range a, Range b)
    {
        var (low, high) = (a.Low + b.Low, a.High + b.High);
        return new(low, high, [.. Open(low, a.Low, b.Low), .. Open(high, a.High, b.High)]);

        IEnumerable<double> Open(double sum, double ofA, double ofB) => a.Not.Contains(ofA) || b.Not.Contains(ofB) ? [sum] : [];
    }

    public static Range operator *(double scale, Range range) =>
        new(scale * (scale < 0 ? range.High : range.Low), scale * (scale < 0 ? range.Low : range.High), [.. range.Not.Select(n => scale * n)]);

    public static Range operator -(Range range) => -1 * range;

    /// <summary>Whether all of the numbers compare so, or none; null where some do.</summary>
    public bool? Decide(ComparisonOperator relation, double bound) => relation switch
    {
        ComparisonOperator.Less => High < bound || (High == bound && Not.Contains(bound)) ? true : Low >= bound ? false : null,
        ComparisonOperator.LessOrEqual => High <= bound ? true : Low > bound || (Low == bound && Not.Contains(bound)) ? false : null,
        ComparisonOperator.Equal => Low > bound || High < bound || Not.Contains(bound) ? false : Low == bound && High == bound ? true : null,
        _ => !Decide(relation.Opposite(), bound),
    };

    /// <summary>Those of the numbers that compare so.</summary>
    public Range Narrowed(ComparisonOperator relation, double bound) => relation switch
    {
        ComparisonOperator.Less => this with { High = Math.Min(High, bound), Not = Not.Add(bound) },
        ComparisonOperator.LessOrEqual => this with { High = Math.Min(High, bound) },
        ComparisonOperator.Greater => this with { Low = Math.Max(Low, bound), Not = Not.Add(bound) },
        ComparisonOperator.GreaterOrEqual => this with { Low = Math.Max(Low, bound) },
        ComparisonOperator.Equal => this with { Low = bound, High = bound },
        _ => this with { Not = Not.Add(bound) },
    };
}
