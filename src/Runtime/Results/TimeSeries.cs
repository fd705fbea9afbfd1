using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A number at every node of the integral over time.</summary>
/// <param name="Low">The lower end of the 95 % interval of each node alone, in which an error of the quadrature counts as in <see cref="Estimate.Interval"/>.</param>
/// <param name="High">Its upper end.</param>
public sealed record TimeSeries(ImmutableArray<double> Value, ImmutableArray<double> StandardError, ImmutableArray<double> Low, ImmutableArray<double> High)
{
    public static TimeSeries None { get; } = new([], [], [], []);

    internal static TimeSeries Of(IEnumerable<Estimate> nodes)
    {
        Estimate[] estimates = [.. nodes];
        return new TimeSeries(
            [.. estimates.Select(e => e.Value)], [.. estimates.Select(e => e.StandardError)], [.. estimates.Select(e => e.Interval.Low)], [.. estimates.Select(e => e.Interval.High)]);
    }
}
