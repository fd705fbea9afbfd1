using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>The same data, of which the score is not told.</summary>
public sealed class WithoutScore(DataDistribution of) : Wrapped(of);
