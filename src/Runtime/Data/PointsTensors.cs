using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>Points on a device, with their centre, which keeps the squares that are subtracted from each other small where it is taken away.</summary>
internal sealed class PointsTensors
{
    private readonly Tensor all; // [N, D], in the precision of the table

    public PointsTensors(PointTable table, Device device)
    {
        using var scope = NewDisposeScope();
        all = table.ToTensor(device).DetachFromDisposeScope();
        Centre = tensor([.. table.Mean()], [1, table.Dimension], dtype: float64, device: device).DetachFromDisposeScope();
        Greatest = all.abs().max().to(float64).cpu().item<double>();
    }

    public Device Device => all.device;

    /// <summary>N</summary>
    public long Count => all.shape[0];

    /// <summary>c, [1, D].</summary>
    public Tensor Centre { get; }

    /// <summary>The greatest component of all points, in size.</summary>
    public double Greatest { get; }

    /// <summary>x_i of some numbers i.</summary>
    /// <returns>[length of i, D], float64</returns>
    public Tensor Pick(Tensor i) => all.index_select(0, i).to(float64);

    /// <summary>x_i − c of neighbouring points.</summary>
    /// <returns>[length, D], float64</returns>
    public Tensor Centred(long start, long length) => all.narrow(0, start, length).to(float64) - Centre;
}
