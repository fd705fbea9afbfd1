namespace NeuralEntropy.Runtime;

/// <summary>What a reader of the numbers must know although they could be computed.</summary>
public sealed record RunWarning(string Code, string Message);
