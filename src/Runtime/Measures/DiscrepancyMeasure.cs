using System.Collections.Immutable;
using System.Globalization;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>MMD² of the model and the data with a Gaussian kernel (<see cref="MaximumMeanDiscrepancy"/>), without a unit.</summary>
[Term("mmd", "the squared maximum mean discrepancy of the model's samples and the data under a Gaussian kernel, without a unit", Usage = "mmd(samples = …, bandwidth = …, steps = …) by sde, flow")]
public sealed class DiscrepancyMeasure(
    [Argument(SampleDistance.ByMeaning)] ImmutableArray<Route> by = default,
    [Argument(SampleDistance.SamplesMeaning, Min = SampleDistance.FewestSamples, Max = SampleDistance.MostSamples)] long samples = SampleDistance.UsualSamples,
    [Argument("the kernel's width in the units of x; 0: the median distance of two data points", Min = 0)] double bandwidth = 0,
    [Argument(SampleDistance.StepsMeaning, Min = SampleDistance.FewestSteps, Max = SampleDistance.MostSteps)] int steps = SampleDistance.UsualSteps) : SampleDistance(by, samples, steps)
{
    /// <inheritdoc/>
    public override string Symbol => "MMD²";

    /// <inheritdoc/>
    public override string Unit => "1";

    /// <inheritdoc/>
    public override (Distance, ImmutableArray<string>) DistanceTo(DataDistribution data, long seed, Device device)
    {
        if (bandwidth > 0) return (new MaximumMeanDiscrepancy(bandwidth), []);
        using var generator = RandomStream.Generator(seed, "bandwidth", 0, device);
        var median = MaximumMeanDiscrepancy.MedianOf(n => data.Sample(n, generator));
        if (!(median > 0)) throw Failures.NoBandwidth(Name);
        return (new MaximumMeanDiscrepancy(median), [string.Create(CultureInfo.InvariantCulture, $"the kernel's width is {median:G4}, the median distance of two data points")]);
    }
}
