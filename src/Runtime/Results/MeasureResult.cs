namespace NeuralEntropy.Runtime.Results;

/// <summary>One measure of a run.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Symbol">As one writes it in a formula.</param>
/// <param name="Seconds">Of the pass that all measures shared.</param>
public sealed record MeasureResult(string Name, string Symbol, Estimate Estimate, Rate Rate, double Seconds);
