using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>SW₂² of the model and the data (<see cref="SlicedWasserstein"/>), in x².</summary>
[Term("sliced_wasserstein", "the squared sliced Wasserstein distance of the model's samples to the data, in the units of x²", Usage = "sliced_wasserstein(samples = …, projections = …, steps = …) by sde, flow")]
public sealed class SlicedWassersteinMeasure(
    [Argument(SampleDistance.ByMeaning)] ImmutableArray<Route> by = default,
    [Argument(SampleDistance.SamplesMeaning, Min = SampleDistance.FewestSamples, Max = SampleDistance.MostSamples)] long samples = SampleDistance.UsualSamples,
    [Argument("how many directions the samples are projected on", Min = 1, Max = SlicedWassersteinMeasure.MostProjections)] int projections = SlicedWassersteinMeasure.UsualProjections,
    [Argument(SampleDistance.StepsMeaning, Min = SampleDistance.FewestSteps, Max = SampleDistance.MostSteps)] int steps = SampleDistance.UsualSteps) : SampleDistance(by, samples, steps)
{
    public const int UsualProjections = 128;
    public const int MostProjections = 1 << 20;

    /// <inheritdoc/>
    public override string Symbol => "SW₂²";

    /// <inheritdoc/>
    public override string Unit => "x²";

    /// <inheritdoc/>
    public override (Distance, ImmutableArray<string>) DistanceTo(DataDistribution data, long seed, Device device) =>
        (new SlicedWasserstein(projections, () => RandomStream.Generator(seed, "directions", 0, device)), []);
}
