namespace NeuralEntropy.Runtime.Results;

/// <summary>A number with its error bars.</summary>
/// <param name="Units">Independent data points.</param>
/// <param name="Evaluations">Evaluations of the integrand: data points times nodes.</param>
/// <param name="QuadratureError">Of the integral over time, beside the standard error.</param>
public sealed record Estimate(double Value, double StandardError, long Units, long Evaluations, double QuadratureError)
{
    /// <summary>
    /// 95 %: 1.96 standard errors to both sides, and twice the quadrature's error beyond, for that is itself an estimate and has one sign.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            var reach = 1.96 * StandardError + 2 * QuadratureError;
            return (Value - reach, Value + reach);
        }
    }

    /// <summary>|standard error / value|; 0 where both are 0.</summary>
    public double RelativeError => StandardError == 0 ? 0 : StandardError / Math.Abs(Value);
}
