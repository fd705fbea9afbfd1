using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Data;

/// <summary>The law of B x + b of data in files, which are not read for it before their values are asked for.</summary>
internal sealed class DeferredMap(DerivedData of, AffineMap map) : DerivedData
{
    private readonly Lazy<DataDistribution> law = new(() => of.Law.Mapped(map));

    /// <inheritdoc/>
    public override DataDistribution Law => law.Value;

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files => of.Files;

    /// <inheritdoc/>
    public override int Dimension => of.Dimension;

    /// <inheritdoc/>
    public override bool HasScore => of.HasScoreUnder(map);

    /// <inheritdoc/>
    public override bool IsLabelled => of.IsLabelled;

    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap next) => new DeferredMap(of, next.After(map));

    internal override bool HasScoreUnder(AffineMap next) => of.HasScoreUnder(next.After(map));
}
