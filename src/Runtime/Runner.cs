using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime;

/// <summary>From an experiment to its numbers.</summary>
public static class Runner
{
    public static RunResult Run(
        Experiment experiment,
        RunOptions options,
        IProgress<TrainingProgress>? training = null,
        IProgress<MeasureProgress>? measuring = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();
}
