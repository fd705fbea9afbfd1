namespace NeuralEntropy.Runtime.Measures;

/// <summary>Where a measurement stands.</summary>
/// <param name="Done">Data points so far.</param>
/// <param name="Total">Data points expected by now; it changes as the variance becomes known.</param>
/// <param name="RelativeError">The greatest of the measures that set the accuracy; NaN before the first round.</param>
public readonly record struct MeasureProgress(long Done, long Total, double RelativeError);
