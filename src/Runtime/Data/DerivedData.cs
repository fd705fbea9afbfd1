using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>A form that is another way to write a law that is known already. Where that comes out of a file, the law is known when it is first asked for.</summary>
public abstract class DerivedData : DataDistribution
{
    /// <summary>What it is.</summary>
    public abstract DataDistribution Law { get; }

    /// <inheritdoc/>
    public override int Dimension => Law.Dimension;

    /// <inheritdoc/>
    public override bool HasScore => Law.HasScore;

    /// <inheritdoc/>
    public override NormalMixture? Normals => Files.IsEmpty ? Law.Normals : null;

    /// <inheritdoc/>
    public override Points? Atoms => Law.Atoms;

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => Law.Mean;

    /// <inheritdoc/>
    public override ImmutableArray<double> Variances => Law.Variances;

    /// <inheritdoc/>
    public override double[,] CovarianceMatrix() => Law.CovarianceMatrix();

    // What is in files are points; it is not read for this.
    /// <inheritdoc/>
    public override double MissingDimensions => Files.IsEmpty ? Law.MissingDimensions : Dimension;

    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap map) => Files.IsEmpty ? Law.Mapped(map) : new DeferredMap(this, map);

    /// <inheritdoc/>
    public override DataDistribution? Marginal(int start, int length) => Law.Marginal(start, length);

    private protected override Labelling? FindLabelling() => Law.Labelling;

    /// <inheritdoc/>
    public override bool IsLabelled => Law.IsLabelled;

    /// <summary>Whether the mapped law has a score, told without reading a file.</summary>
    internal virtual bool HasScoreUnder(AffineMap map) => Law.Mapped(map).HasScore;

    /// <inheritdoc/>
    public override int Coordinates => Law.Coordinates;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u) => Law.Place(u);

    /// <inheritdoc/>
    protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device) => Law.CentredScoreAt(kernel, device);

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel) => Law.CentredLogDensity(y, kernel);
}
