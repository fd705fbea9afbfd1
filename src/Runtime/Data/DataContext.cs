namespace NeuralEntropy.Runtime.Data;

/// <summary>What data must know of the experiment they belong to.</summary>
/// <param name="Folder">Where relative paths start: the folder of the .sde file.</param>
public sealed record DataContext(string Folder);
