using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>An experiment of two networks, trained alike.</summary>
public sealed class Pair(Process process, DataDistribution data, Func<NetworkContext, Network> first, Func<NetworkContext, Network> second) : Experiment
{
    public required ImmutableArray<Measure> Asked { get; init; }

    public required long Samples { get; init; }

    public TrainingPlan? Plan { get; init; }

    public override TrainingPlan? Training => Plan;

    public override TrainingPlan? BaselineTraining => Plan;

    public override MeasurePlan Measures => new(Asked, samples: Samples);

    public override Process CreateProcess() => process;

    public override DataDistribution CreateData() => data;

    public override Network? CreateNetwork(NetworkContext context) => first(context);

    public override Network? CreateBaseline(NetworkContext context) => second(context);
}
