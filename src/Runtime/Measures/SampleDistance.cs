using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// A squared distance of the model's samples to data. The routes are two models that one network makes, which have the same law only where its field is exact: the samples come from the
/// reverse process where no route is named.
/// </summary>
public abstract class SampleDistance(ImmutableArray<Route> by, long samples, int steps) : Measure
{
    public const long UsualSamples = 4096;
    public const int UsualSteps = 128;
    public const double FewestSamples = 64;
    public const double MostSamples = 1 << 20;
    public const double FewestSteps = 2;
    public const double MostSteps = 100_000;

    // The arguments that all distances have.
    internal const string ByMeaning = "how the samples are made: `sde`, `flow`; by the reverse process where none is named";
    internal const string SamplesMeaning = "how many samples of the model, and of the data";
    internal const string StepsMeaning = "how many steps the reverse process takes";

    /// <inheritdoc/>
    public override ImmutableArray<Route> Routes => [Route.Sde, Route.Flow];

    /// <inheritdoc/>
    public override ImmutableArray<Route> By { get; } = by.IsDefault ? [] : by;

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    /// <inheritdoc/>
    public override bool NeedsScore => false;

    /// <inheritdoc/>
    public override bool IsOfOneModel => false;

    /// <inheritdoc/>
    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => new SampleComparison(route ?? Route.Sde, samples, steps);

    /// <summary>The distance, and what is to be told of how it is taken.</summary>
    /// <param name="data">What the distance is to.</param>
    public abstract (Distance Distance, ImmutableArray<string> Notes) DistanceTo(DataDistribution data, long seed, Device device);
}
