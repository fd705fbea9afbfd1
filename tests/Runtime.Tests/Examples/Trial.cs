using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>An experiment, as one class is generated for each file.</summary>
public sealed class Trial(Process process, DataDistribution data, Func<NetworkContext, Network>? network = null) : Experiment
{
    public static ImmutableArray<Measure> AllMeasures { get; } =
        [new TotalEntropyProduction(), new EntropyMatchingLoss(), new NeuralEntropyMeasure(), new CrossEstimator(), new IdentityDefect()];

    public ImmutableArray<Measure> Asked { get; init; } = AllMeasures;

    public double Accuracy { get; init; } = 0.005;

    public long Samples { get; init; }

    public double Resolution { get; init; }

    public PerComponent Levels { get; init; }

    public TrainingPlan? Plan { get; init; }

    public override TrainingPlan? Training => Plan;

    public override MeasurePlan Measures => new(Asked, Accuracy, Samples, Resolution, Levels);

    public override Process CreateProcess() => process;

    public override DataDistribution CreateData() => data;

    public override Network? CreateNetwork(NetworkContext context) => network?.Invoke(context);

    public RunResult Run(long seed = 1, int threads = 2, int batch = 0) => Runner.Run(this, new RunOptions(seed, Threads: threads, Batch: batch));
}
