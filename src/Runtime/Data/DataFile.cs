namespace NeuralEntropy.Runtime.Data;

/// <summary>A file that data come from.</summary>
/// <param name="Path">Where it lies.</param>
public sealed record DataFile(string Path);
