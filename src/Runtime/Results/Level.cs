namespace NeuralEntropy.Runtime.Results;

/// <summary>What an integral over time takes from the times at which the noise Σ/μ is between two values.</summary>
/// <param name="From">Σ/μ where it starts, in the units of x; 0 for the start of the interval.</param>
/// <param name="To">Where it ends; ∞ for the end of the interval.</param>
/// <param name="Share">Of the whole; null where that may be 0.</param>
/// <param name="ShareError">The share's standard error.</param>
public sealed record Level(double From, double To, double Value, double StandardError, double QuadratureError, double? Share, double? ShareError)
{
    /// <summary>ln(μ²/Σ²) where it starts, ∞ at the start of the interval.</summary>
    public double HighestLogSnr => 0 - 2 * Math.Log(From);

    /// <summary>The same where it ends, −∞ at the end of the interval.</summary>
    public double LowestLogSnr => 0 - 2 * Math.Log(To);
}
