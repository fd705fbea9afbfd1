using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>2 E‖X − Y‖ − E‖X − X'‖ − E‖Y − Y'‖ of the model and the data (<see cref="EnergyDistance"/>), in the units of x.</summary>
[Term("energy_distance", "the energy distance of the model's samples and the data, in the units of x", Usage = "energy_distance(samples = …, steps = …) by sde, flow")]
public sealed class EnergyDistanceMeasure(
    [Argument(SampleDistance.ByMeaning)] ImmutableArray<Route> by = default,
    [Argument(SampleDistance.SamplesMeaning, Min = SampleDistance.FewestSamples, Max = SampleDistance.MostSamples)] long samples = SampleDistance.UsualSamples,
    [Argument(SampleDistance.StepsMeaning, Min = SampleDistance.FewestSteps, Max = SampleDistance.MostSteps)] int steps = SampleDistance.UsualSteps) : SampleDistance(by, samples, steps)
{
    /// <inheritdoc/>
    public override string Symbol => "energy distance";

    /// <inheritdoc/>
    public override string Unit => "x";

    /// <inheritdoc/>
    public override (Distance, ImmutableArray<string>) DistanceTo(DataDistribution data, long seed, Device device) => (new EnergyDistance(), []);
}
