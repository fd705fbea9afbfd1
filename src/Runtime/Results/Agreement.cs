using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>How far apart the routes to one measure are: the two that disagree most, in standard errors of their difference.</summary>
/// <param name="Measure">Its name in the language.</param>
/// <param name="Difference">First minus second, in nats.</param>
/// <param name="StandardError">√Σ(s.e.² + quadrature error²) over the two, in nats.</param>
public sealed record Agreement(string Measure, string First, string Second, double Difference, double StandardError)
{
    /// <summary>|difference| in standard errors; 0 where they are the same number.</summary>
    public double Deviations => Difference == 0 ? 0 : Math.Abs(Difference) / StandardError;

    /// <summary>Of every measure that was taken by more than one route.</summary>
    public static ImmutableArray<Agreement> Of(IEnumerable<MeasureResult> results) =>
        [.. from same in results.GroupBy(r => r.Measure)
            let pairs = same.SelectMany((a, i) => same.Skip(i + 1).Select(b => Between(a, b))).ToArray()
            where pairs.Length > 0
            select pairs.MaxBy(pair => pair.Deviations)!];

    private static Agreement Between(MeasureResult a, MeasureResult b) =>
        new(a.Measure, a.Name, b.Name, a.Estimate.Value - b.Estimate.Value, Math.Sqrt(Variance(a.Estimate) + Variance(b.Estimate)));

    private static double Variance(Estimate e) => e.StandardError * e.StandardError + e.QuadratureError * e.QuadratureError;
}
