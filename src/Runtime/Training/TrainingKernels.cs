using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>The kernels at the times of many steps, float32 on the device that trains.</summary>
internal abstract class TrainingKernels : IDisposable
{
    private readonly List<Tensor> kept = [];

    /// <summary>How many.</summary>
    public abstract long Steps { get; }

    /// <param name="t">[steps, groups, throws, 1, 1], float64</param>
    public static TrainingKernels At(Process process, Loss loss, Tensor t, Device device) => process is LinearProcess linear
        ? new LinearTrainingKernels(linear, loss, t, device)
        : new IsotropicTrainingKernels((IsotropicProcess)process, t, device);

    /// <param name="x">[groups, 1, data points of a group, D]</param>
    /// <param name="z">[groups, throws, data points of a group, D]</param>
    public abstract TrainingBatch Batch(int step, Tensor x, Tensor z);

    public void Dispose() => kept.ForEach(t => t.Dispose());

    protected Tensor Keep(Tensor values, Device device)
    {
        kept.Add(values.to(float32, device).contiguous().DetachFromDisposeScope());
        return kept[^1];
    }
}
