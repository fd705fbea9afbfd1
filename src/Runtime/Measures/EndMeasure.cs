using System.Collections.Immutable;
using System.Diagnostics;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>A measure of how far apart the laws at the two ends of the interval are, in W₂.</summary>
public abstract class EndMeasure : Measure
{
    /// <summary>Whether it is W₂ itself, which is not known of all data.</summary>
    public virtual bool IsExact => false;

    /// <summary>Whether it is known of such data. Told without the tensor library.</summary>
    public bool IsKnownOf(DataDistribution data) => !IsExact || EndDistance.Missing(data) is null;

    /// <inheritdoc/>
    public override bool NeedsNetwork => false;

    /// <inheritdoc/>
    public override bool NeedsScore => false;

    /// <inheritdoc/>
    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => EndDistances.Shared;

    internal MeasureResult ResultUnder(Conditions given)
    {
        var clock = Stopwatch.StartNew();
        var (estimate, notes) = EstimateUnder(given);
        return Result(estimate, clock.Elapsed.TotalSeconds) with { Notes = notes };
    }

    private protected abstract (Estimate Estimate, ImmutableArray<string> Notes) EstimateUnder(Conditions given);

    /// <summary>The root of a squared distance.</summary>
    private protected static Estimate Root(EndDistance distance)
    {
        var root = Math.Sqrt(distance.Square);
        return Of(distance, root, root > 0 ? distance.StandardError / (2 * root) : 0, 0);
    }

    private protected static Estimate Of(EndDistance distance, double value, double standardError, double error) =>
        new(value, standardError, distance.Points, distance.Points, error) { Replicates = distance.Points > 0 ? Draws.Shifts : 0 };
}
