using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>Numbers of a kernel, and their one copy on a device, made when it is first asked for. Safe to use from several threads.</summary>
internal sealed class KernelTensor(double[] values, params long[] shape)
{
    private readonly Lock gate = new();
    private Tensor? copy;

    public KernelTensor(double[,] matrix)
        : this([.. matrix.Cast<double>()], matrix.GetLength(0), matrix.GetLength(1))
    {
    }

    public double[] Values => values;

    public Tensor On(Device device)
    {
        lock (gate)
        {
            if (copy is null || copy.device.ToString() != device.ToString())
                copy = tensor(values, shape, dtype: float64, device: device).DetachFromDisposeScope();
            return copy;
        }
    }
}
