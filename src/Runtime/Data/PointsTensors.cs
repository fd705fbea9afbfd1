using System.Collections.Immutable;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>Points on a device, less their centre, which keeps the squares that are subtracted from each other small.</summary>
internal sealed class PointsTensors
{
    public PointsTensors(ImmutableArray<ImmutableArray<double>> values, Device device)
    {
        using var scope = NewDisposeScope();
        var x = tensor([.. values.SelectMany(v => v)], [values.Length, values[0].Length], dtype: float64, device: device);
        Centre = x.mean([0], keepdim: true).DetachFromDisposeScope();
        Centred = (x - Centre).DetachFromDisposeScope();
        Greatest = x.abs().max().cpu().item<double>();
        Squares = (Centred * Centred).sum(1, keepdim: true).DetachFromDisposeScope();
    }

    /// <summary>c, [1, D].</summary>
    public Tensor Centre { get; }

    /// <summary>The greatest component of all points, in size.</summary>
    public double Greatest { get; }

    /// <summary>x_i − c, [N, D].</summary>
    public Tensor Centred { get; }

    /// <summary>|x_i − c|², [N, 1].</summary>
    public Tensor Squares { get; }
}
