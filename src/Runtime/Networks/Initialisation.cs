using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>How weights start.</summary>
internal static class Initialisation
{
    // The standard deviation of a standard normal variable cut at ±2.
    private const double Cut = 0.87962566103423978;

    /// <summary>
    /// A dense layer with zero bias and a LeCun-normal kernel: normal of variance 1/inputs, cut at two standard deviations and widened
    /// so that the variance is kept (LeCun et al. 1998; flax's default).
    /// </summary>
    public static Linear Dense(int inputs, int outputs, Generator generator)
    {
        using var guard = no_grad();
        var layer = nn.Linear(inputs, outputs);
        using var scope = NewDisposeScope();
        var erf = ErrorFunction.Erf(Math.Sqrt(2));
        var u = rand([outputs, inputs], dtype: float64, device: generator.device, generator: generator).mul_(2 * erf).sub_(erf);
        layer.weight!.copy_(u.erfinv().mul_(Math.Sqrt(2.0 / inputs) / Cut));
        layer.bias!.zero_();
        return layer;
    }

    /// <summary>A row for each index, normal of variance 1/<paramref name="size"/>, as flax's Embed has them.</summary>
    public static Embedding Rows(int count, int size, Generator generator)
    {
        using var guard = no_grad();
        var rows = nn.Embedding(count, size);
        using var scope = NewDisposeScope();
        rows.weight.copy_(randn([count, size], dtype: float64, device: generator.device, generator: generator).mul_(1 / Math.Sqrt(size)));
        return rows;
    }
}
