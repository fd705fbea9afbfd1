using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>d_F² between the normal distributions with the moments of the model and of the data (<see cref="FrechetDistance"/>), in x².</summary>
[Term("frechet_distance", "the squared Fréchet distance of the means and covariances of the model's samples and the data, in the units of x²", Usage = "frechet_distance(samples = …, steps = …) by sde, flow")]
public sealed class FrechetDistanceMeasure(
    [Argument(SampleDistance.ByMeaning)] ImmutableArray<Route> by = default,
    [Argument(SampleDistance.SamplesMeaning, Min = SampleDistance.FewestSamples, Max = SampleDistance.MostSamples)] long samples = SampleDistance.UsualSamples,
    [Argument(SampleDistance.StepsMeaning, Min = SampleDistance.FewestSteps, Max = SampleDistance.MostSteps)] int steps = SampleDistance.UsualSteps) : SampleDistance(by, samples, steps)
{
    /// <inheritdoc/>
    public override string Symbol => "d_F²";

    /// <inheritdoc/>
    public override string Unit => "x²";

    /// <inheritdoc/>
    public override (Distance, ImmutableArray<string>) DistanceTo(DataDistribution data, long seed, Device device) => (new FrechetDistance(), []);
}
