using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A measure's integrand over time, at the nodes of its integral.</summary>
/// <param name="Time">t, ascending.</param>
/// <param name="LogSnr">ln(μ²/Σ²) at t.</param>
/// <param name="Value">(σ²/2) E[g], per unit of time.</param>
/// <param name="StandardError">Of the value.</param>
public sealed record Rate(
    ImmutableArray<double> Time, ImmutableArray<double> LogSnr, ImmutableArray<double> Value, ImmutableArray<double> StandardError)
{
    /// <summary>Of no node: where only the integral is wanted.</summary>
    public static Rate None { get; } = new([], [], [], []);
}
