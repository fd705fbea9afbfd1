using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// The times at which a process is checked: both ends, evenly between them, closer and closer to each end, within every step of a staircase, and on
/// both sides of the times at which conditions change over.
/// </summary>
/// <param name="Steps">Where steps end, rising.</param>
/// <param name="Changes">Where conditions change over, rising.</param>
internal sealed record TimeGrid(double Start, double End, ImmutableArray<double> Steps, ImmutableArray<double> Changes)
{
    private const int Even = 199;
    private const int Decades = 7;
    private const int PerDecade = 8;

    /// <summary>A millionth of a thousandth of the interval: how near to an end "near" is.</summary>
    private const double Near = 1e-9;

    /// <summary>A coefficient that grows by this over the last stretch <see cref="Near"/> has a pole there.</summary>
    private const double PoleGrowth = 1e4;

    /// <summary>For some formulas without definitions.</summary>
    public static TimeGrid Of(IEnumerable<Expr> formulas, Symbol time, IReadOnlyDictionary<string, double> values, double start, double end)
    {
        Expr[] all = [.. formulas];
        return new(start, end, Stairs.Breaks(all, time, values, start, end), [.. all.SelectMany(e => BreakPoints.Of(e, time, values, start, end)).Distinct().Order()]);
    }

    public double Length => End - Start;

    /// <summary>Where a coefficient may jump, rising.</summary>
    public ImmutableArray<double> Breaks { get; } = [.. Steps.Concat(Changes).Distinct().Order()];

    /// <summary>From the start to the end in equal steps.</summary>
    public IEnumerable<double> Evenly => Enumerable.Range(0, Even + 2).Select(k => k == Even + 1 ? End : Start + k * Length / (Even + 1));

    /// <summary>All but the ends and the changes, rising.</summary>
    public IReadOnlyList<double> Inside { get; } =
    [
        .. Fractions().Select(u => Start + u * (End - Start)).Concat(Middles(Start, End, Steps)).Concat(Changes.SelectMany(c => Sides(c, End - Start)))
            .Where(t => t > Start && t < End).Except(Changes).Distinct().Order(),
    ];

    public IEnumerable<double> All => [Start, .. Inside, End];

    /// <summary>Where between the ends a curve has no finite value, be it at a pole between two points of the grid.</summary>
    public double? Hole(Curve curve)
    {
        var values = Inside.Select(curve.At).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) return Inside[i];
            if (i > 0 && values[i - 1] * values[i] < 0 && Poles.AtChangeOfSign(curve, Inside[i - 1], Inside[i]) is { } odd) return odd;
            if (i > 1 && IsPeak(values[i - 2], values[i - 1], values[i]) && Poles.AtPeak(curve, Inside[i - 2], Inside[i]) is { } even) return even;
        }
        foreach (var t in Changes)
            if (!double.IsFinite(curve.At(t)) || IsSingular(curve, Before(t), t - Near * Length) || IsSingular(curve, After(t), t + Near * Length)) return t;
        return null;
    }

    /// <summary>An end at which a curve has no finite value, or a pole that rounding hides.</summary>
    public double? SingularEnd(Curve curve)
    {
        if (IsSingular(curve, Start, Start + Near * Length)) return Start;
        return IsSingular(curve, End, End - Near * Length) ? End : null;
    }

    private static bool IsSingular(Curve curve, double end, double near) =>
        !double.IsFinite(curve.At(end)) || Math.Abs(curve.At(end)) > PoleGrowth * Math.Max(Math.Abs(curve.At(near)), 1e-300)
            && Math.Abs(curve.At(end)) > PoleGrowth;

    private static bool IsPeak(double before, double middle, double after) => Math.Abs(middle) > Math.Max(Math.Abs(before), Math.Abs(after));

    /// <summary>The middle of every step.</summary>
    private static IEnumerable<double> Middles(double start, double end, ImmutableArray<double> breaks) =>
        breaks.IsEmpty ? [] : breaks.Prepend(start).Zip(breaks.Append(end), (a, b) => a + (b - a) / 2);

    private static IEnumerable<double> Sides(double t, double length) =>
        [Before(t), After(t), .. new[] { Near, 1e-6, 1e-4, 1e-3 }.SelectMany(u => (double[])[t - u * length, t + u * length])];

    /// <summary>Before a time by more than it is rounded.</summary>
    private static double Before(double t) => t - 4 * (Math.BitIncrement(Math.Abs(t)) - Math.Abs(t));

    /// <summary>After a time by more than it is rounded.</summary>
    private static double After(double t) => t + 4 * (Math.BitIncrement(Math.Abs(t)) - Math.Abs(t));

    private static IEnumerable<double> Fractions()
    {
        for (var k = 1; k <= Even; k++) yield return k / (Even + 1.0);
        for (var k = PerDecade * 2; k <= PerDecade * Decades; k++)
        {
            yield return Math.Pow(10, -k / (double)PerDecade);
            yield return 1 - Math.Pow(10, -k / (double)PerDecade);
        }
    }
}
