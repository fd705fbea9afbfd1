using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>Noise of units that consist of two paths each, the second with the opposite noise. Rows: the first paths, then the second.</summary>
internal sealed class AntitheticNoise(Conditions given, int units, Generator generator)
{
    /// <summary>Data points of the units.</summary>
    /// <returns>[2 units, D], those of a unit equal.</returns>
    public Tensor Data()
    {
        using var scope = NewDisposeScope();
        var x = given.Data.Sample(units, generator).t();
        return cat([x, x], 1).t().MoveToOuterDisposeScope();
    }

    /// <summary>Standard normal noise.</summary>
    /// <returns>[2 units, D]</returns>
    public Tensor Next()
    {
        using var scope = NewDisposeScope();
        var z = randn([given.Data.Dimension, units], dtype: float64, device: given.Device, generator: generator);
        return cat([z, -z], 1).t().MoveToOuterDisposeScope();
    }
}
