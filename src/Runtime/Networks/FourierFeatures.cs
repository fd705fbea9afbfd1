using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>φ(v) = [sin 2πBv, cos 2πBv] of frozen random frequencies B ~ N(0, scale²) (Tancik et al. 2020).</summary>
internal sealed class FourierFeatures : nn.Module<Tensor, Tensor>
{
    // cos z = sin(z + π/2): one matrix product and one sine give both halves.
    private readonly double[] phases;

    public FourierFeatures(int inputs, int count, double scale, Generator generator)
        : base("fourier")
    {
        register_buffer("frequencies",
            randn([count, inputs], dtype: float32, device: generator.device, generator: generator).mul_(scale).DetachFromDisposeScope());
        phases = [.. Enumerable.Range(0, 2 * count).Select(i => i < count ? 0 : Math.PI / 2)];
    }

    /// <summary>2πB twice, one for each half: [inputs, 2 count].</summary>
    public Tensor Directions
    {
        get
        {
            var frequencies = get_buffer("frequencies")!.mul(2 * Math.PI);
            return cat([frequencies, frequencies], 0).t();
        }
    }

    /// <summary>0 for the sines, π/2 for the cosines.</summary>
    public Tensor Phases => tensor(phases, dtype: get_buffer("frequencies")!.dtype, device: get_buffer("frequencies")!.device);

    /// <inheritdoc/>
    public override Tensor forward(Tensor v)
    {
        using var scope = NewDisposeScope();
        return Phases.addmm(v, Directions).sin_().MoveToOuterDisposeScope();
    }
}
