using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// B x + b of any x. The noise is isotropic, so a rotated and stretched x, B = s Q with QᵀQ = I, keeps the score it has: with
/// u = Qᵀ(y − μ b) = μ s x + Σ z the density of y is that of u at the mean scale μ s, and ∇log p_t(y) = Q ∇log p(u). Any other B keeps the draws alone.
/// </summary>
internal sealed class Transformed(DataDistribution of, AffineMap map) : DataDistribution
{
    private readonly double? similarity = map.Similarity();

    /// <inheritdoc/>
    public override int Dimension => of.Dimension;

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files => of.Files;

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => map.Of(of.Mean);

    /// <inheritdoc/>
    public override double[,] CovarianceMatrix() => map.Congruent(of.CovarianceMatrix());

    /// <inheritdoc/>
    public override double MissingDimensions => of.MissingDimensions;

    /// <inheritdoc/>
    public override bool HasScore => of.HasScore && similarity is > 0;

    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap next) => of.Mapped(next.After(map));

    /// <inheritdoc/>
    public override DataDistribution? Marginal(int start, int length) => map.Block(start, length) is { } block ? of.Marginal(start, length)?.Mapped(block) : null;

    private protected override Labelling? FindLabelling() => of.Labelling?.Carried(law => law.Mapped(map));

    /// <inheritdoc/>
    public override bool IsLabelled => of.IsLabelled;

    /// <inheritdoc/>
    public override int Coordinates => of.Coordinates;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        return of.Place(u).mm(Matrix(1, u.device).t()).add_(Shift(1, u.device)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device)
    {
        if (!HasScore) return null;
        using var scope = NewDisposeScope();
        var (rotation, shift) = (Matrix(1 / similarity!.Value, device).DetachFromDisposeScope(), Shift(kernel.MeanScale, device).DetachFromDisposeScope());
        return new Rotated(of.CentredScoreAt(Stretched(kernel), device)!, rotation, shift);
    }

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel)
    {
        if (!HasScore) return base.CentredLogDensity(y, kernel);
        using var scope = NewDisposeScope();
        var u = (y - Shift(kernel.MeanScale, y.device)).mm(Matrix(1 / similarity!.Value, y.device));
        return of.CentredLogDensity(u, Stretched(kernel)).MoveToOuterDisposeScope();
    }

    private IsotropicKernel Stretched(IsotropicKernel kernel) => kernel.Stretched(similarity!.Value);

    private Tensor Matrix(double scale, Device device)
    {
        var rows = Enumerable.Range(0, Dimension).SelectMany(i => Enumerable.Range(0, Dimension).Select(j => scale * map[i, j]));
        return tensor(rows.ToArray(), [Dimension, Dimension], dtype: float64, device: device);
    }

    private Tensor Shift(double scale, Device device) => tensor(map.Offset.Select(b => scale * b).ToArray(), dtype: float64, device: device);

    private sealed class Rotated(Field inner, Tensor rotation, Tensor shift) : Field
    {
        public override Tensor Evaluate(Tensor x)
        {
            using var scope = NewDisposeScope();
            return inner.Evaluate((x - shift).mm(rotation)).mm(rotation.t()).MoveToOuterDisposeScope();
        }

        public override void Dispose()
        {
            foreach (IDisposable owned in (IDisposable[])[inner, rotation, shift]) owned.Dispose();
            base.Dispose();
        }
    }
}
