using Xunit;

namespace NeuralEntropy.Runtime.Tests;

/// <summary>Tests that count what the whole process has, or change what all threads share, run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
