using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>Numbers of a kernel, and their one copy on a device, made when it is first asked for. Safe to use from several threads.</summary>
internal sealed class KernelTensor
{
    private readonly long[] shape;
    private readonly Lock gate = new();
    private Tensor? copy;

    public KernelTensor(double[] values) => (Values, shape) = (values, [values.Length]);

    public KernelTensor(double[,] matrix) => (Values, shape) = ([.. matrix.Cast<double>()], [matrix.GetLength(0), matrix.GetLength(1)]);

    /// <summary>Row by row.</summary>
    public double[] Values { get; }

    public Tensor On(Device device)
    {
        lock (gate)
        {
            if (copy is null || copy.device.ToString() != device.ToString())
                copy = tensor(Values, shape, dtype: float64, device: device).DetachFromDisposeScope();
            return copy;
        }
    }
}
