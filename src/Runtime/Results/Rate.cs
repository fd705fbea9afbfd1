using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A measure's integrand over time, at the nodes of its integral.</summary>
/// <param name="Time">t, ascending.</param>
/// <param name="LogSnr">ln(μ²/Σ²) at t.</param>
/// <param name="PerTime">(σ²/2) E[g], per unit of time.</param>
/// <param name="PerLogSnr">The same per unit of log-SNR: (σ²/2) E[g] |dt/du|, of which the measure is the integral over u = −log-SNR.</param>
/// <param name="Cumulative">What the measure has come to at t, counted from the data's end of the interval.</param>
public sealed record Rate(ImmutableArray<double> Time, ImmutableArray<double> LogSnr, TimeSeries PerTime, TimeSeries PerLogSnr, TimeSeries Cumulative)
{
    /// <summary>Of no node: where only the integral is wanted.</summary>
    public static Rate None { get; } = new([], [], TimeSeries.None, TimeSeries.None, TimeSeries.None);
}
