namespace NeuralEntropy.Runtime.Distances;

/// <summary>A squared distance, free of the bias of order 1/N, so that it may come out below zero.</summary>
/// <param name="StandardError">Over independent samples and, where there are any, directions.</param>
public readonly record struct DistanceEstimate(double Value, double StandardError)
{
    private const double Significant = 4;

    /// <summary>
    /// Whether it is within 4 standard errors of 0 or below it, as that of two samples of one law. One that is below it may be so by many standard errors: these are small where the samples happen to be
    /// alike.
    /// </summary>
    public bool IsZero => Value <= Significant * StandardError;
}
