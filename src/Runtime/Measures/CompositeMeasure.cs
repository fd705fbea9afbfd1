using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>A number that is a function of integrals over time, which are taken in one pass with all others.</summary>
public abstract class CompositeMeasure : Measure
{
    /// <summary>What it is made of.</summary>
    public abstract ImmutableArray<TimeIntegral> Parts { get; }

    /// <inheritdoc/>
    public override bool NeedsNetwork => Parts.Any(p => p.NeedsNetwork);

    /// <inheritdoc/>
    public override bool NeedsScore => Parts.Any(p => p.NeedsScore);

    /// <inheritdoc/>
    public override bool NeedsDensity => Parts.Any(p => p.NeedsDensity);

    /// <inheritdoc/>
    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => SampledIntegrals.Shared;

    /// <param name="parts">In the order of <see cref="Parts"/>.</param>
    internal abstract MeasureResult ResultOf(IReadOnlyList<MeasureResult> parts, Conditions given);
}
