using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Measures;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>log p_θ of data points, block by block, in one of the ways that there are to it; and log p_d of the same points.</summary>
internal abstract class PointDensities(Conditions given, FlowLikelihood model, bool hasGap) : IDisposable
{
    /// <summary>Data points of a block, where they have not very many components.</summary>
    public abstract int Size { get; }

    /// <summary>Blocks of a round.</summary>
    public int Round => Given.Network!.IsCostly ? 4 : 16;

    /// <summary>Data points at most, where the accuracy asks for more.</summary>
    public abstract long Most { get; }

    /// <summary>What is to be known with the number.</summary>
    public virtual IEnumerable<string> Notes => [Remarks.OfPrior(Model.Prior, Given.Process)];

    protected Conditions Given { get; } = given;

    protected FlowLikelihood Model { get; } = model;

    /// <summary>Whether a measure holds log p_d.</summary>
    protected bool HasGap { get; } = hasGap;

    protected Subject Source { get; } = given.SubjectOf([]);

    /// <summary>Of the mean of a measure, beside the standard error, in nats.</summary>
    public abstract double ErrorOf(DensityMeasure measure);

    /// <summary>The means of the measures over a block.</summary>
    public DensitySums SumsOf(IReadOnlyList<DensityMeasure> measures, UnitSampling.Block block)
    {
        var x = Source.Draw(block.Size, block.Generator);
        var (density, gap, evaluations) = Of(x, Model.StateOf(x, Source.Noise(block.Size, block.Generator)), block.Generator);
        return new(block.Tally(stack([.. measures.Select(m => m.IsDivergence ? gap! : density)], 0)), evaluations);
    }

    public virtual void Dispose() => Model.Dispose();

    /// <summary>log p_θ, or an estimate or a bound with its mean; and log p_d − log p_θ where a measure holds that.</summary>
    /// <param name="x">Data points, [B, D].</param>
    /// <param name="y">Their states at the start of <see cref="Model"/>.</param>
    /// <returns>[B] each, and how often the network was evaluated at a point.</returns>
    protected abstract (Tensor Density, Tensor? Gap, long Evaluations) Of(Tensor x, Tensor y, Generator generator);
}
