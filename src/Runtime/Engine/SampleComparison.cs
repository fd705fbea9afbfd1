using System.Collections.Immutable;
using System.Diagnostics;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Distances of the model's samples to data at the interval's start, where the model ends. The same distance from steps twice as long, on the same random numbers, says
/// how far off the steps are; the same between data and other data says what sampling alone leaves.
/// </summary>
/// <param name="Route">How the samples are made.</param>
/// <param name="Samples">Of the model, and of the data.</param>
/// <param name="Steps">Of the reverse process.</param>
public sealed record SampleComparison(Route Route, long Samples, int Steps) : IEstimator
{
    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var clock = Stopwatch.StartNew();
        var count = Distance.Rounded(Samples);
        using var sampler = Generation.SamplerBy(Route, given.Process, given.Network!, given.Data, given.Device, Steps);
        var (model, coarse) = Generation.Draw(sampler, count, given.Seed, given.Device, given.Workers, Tell, given.Cancellation);
        var (data, others) = (DataAtStart(given, count, 0), DataAtStart(given, count, 1));
        var warnings = ImmutableArray.CreateBuilder<RunWarning>();
        var results = measures.Cast<SampleDistance>().Select(Found).ToImmutableArray();
        return new Findings(results, warnings.ToImmutable());

        void Tell(long done) => given.Progress?.Report(new MeasureProgress(done, count, double.NaN));

        MeasureResult Found(SampleDistance measure)
        {
            var (distance, notes) = measure.DistanceTo(given.Data, given.Seed, given.Device);
            DistanceEstimate To(Tensor x) => distance.Between(x, data, given.Workers, given.Cancellation);
            var (whole, halved, floor) = (To(model), To(coarse), To(others));
            var estimate = new Estimate(whole.Value, whole.StandardError, count, count * sampler.Evaluations, Math.Abs(whole.Value - halved.Value)) { Replicates = Distance.Groups };
            if (estimate.QuadratureError > estimate.StandardError)
                warnings.Add(Failures.StepsTooLong(measure.Name, estimate.QuadratureError, estimate.StandardError));
            if (!floor.IsZero) warnings.Add(Failures.DistanceBiased(measure.Name, floor, count));
            return measure.Result(estimate, clock.Elapsed.TotalSeconds) with
            {
                Notes = [Remarks.OfFloor("data to other data", floor, count), .. notes],
            };
        }
    }

    /// <summary>Data points, with the noise that the interval starts with.</summary>
    private static Tensor DataAtStart(Conditions given, long count, long index)
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(given.Seed, "compared", index, given.Device);
        var x = given.Data.Sample(count, generator);
        var start = given.Process.At([given.Process.Time.Start])[0];
        if (!double.IsNegativeInfinity(start.NegativeLogSnr)) x = start.Carry(x, randn([count, given.Data.Dimension], dtype: float64, device: given.Device, generator: generator));
        return x.MoveToOuterDisposeScope();
    }
}
