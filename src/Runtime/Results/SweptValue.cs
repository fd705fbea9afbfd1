namespace NeuralEntropy.Runtime.Results;

/// <summary>The value that a sweep gave to something of the file, in one of its runs.</summary>
/// <param name="Key">What is swept: <c>beta_max</c>, <c>train.samples</c>, <c>seed</c>.</param>
/// <param name="Text">The value as the file writes it, on one line.</param>
/// <param name="Number">Null where it is none.</param>
public sealed record SweptValue(string Key, string Text, double? Number);
