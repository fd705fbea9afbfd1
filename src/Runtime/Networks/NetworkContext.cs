using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>What a network is made for.</summary>
/// <param name="Seed">The run's seed; a network draws its weights from its own stream of it.</param>
public sealed record NetworkContext(Process Process, DataDistribution Data, Device Device, long Seed);
