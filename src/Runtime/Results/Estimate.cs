namespace NeuralEntropy.Runtime.Results;

/// <summary>A number with its error bars.</summary>
/// <param name="Units">Independent data points.</param>
/// <param name="Evaluations">Evaluations of the integrand: data points times nodes.</param>
/// <param name="QuadratureError">Of the integral over time, beside the standard error.</param>
public sealed record Estimate(double Value, double StandardError, long Units, long Evaluations, double QuadratureError)
{
    /// <summary>|standard error / value|; 0 where both are 0.</summary>
    public double RelativeError => StandardError == 0 ? 0 : StandardError / Math.Abs(Value);
}
