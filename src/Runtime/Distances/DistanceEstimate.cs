namespace NeuralEntropy.Runtime.Distances;

/// <summary>A squared distance, free of the bias of order 1/N, so that it may come out below zero.</summary>
/// <param name="StandardError">Over independent samples and, where there are any, directions.</param>
public readonly record struct DistanceEstimate(double Value, double StandardError)
{
    private const double Significant = 4;

    /// <summary>Whether it is 0 within 4 standard errors, as that of two samples of one law.</summary>
    public bool IsZero => Math.Abs(Value) <= Significant * StandardError;
}
