using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>Samples of the model that a network makes, from the prior π, in blocks with random numbers of their own: threads change no digit.</summary>
public static class Generation
{
    private const int Size = 512;

    /// <summary>The way to samples by a route.</summary>
    /// <param name="steps">Of the reverse process.</param>
    public static ISampler SamplerBy(Route route, Process process, Network network, DataDistribution data, Device device, int steps)
    {
        if (network.IsToldLabels) return LabelledSampler.Of(data, c => SamplerBy(route, process, network.Given(c), data.Labelling!.Given(c), device, steps));
        var prior = Prior.Of(process, data.Dimension).Law;
        return route == Route.Flow
            ? new FlowSampler(process, network.EntropyAt, process.Jumps.Concat(network.Jumps), data, prior, device)
            : new ReverseProcess(process, network.EntropyAt, data, prior, steps);
    }

    /// <inheritdoc cref="ISampler.Draw"/>
    /// <param name="tell">Hears now and then how many there are.</param>
    public static (Tensor Samples, Tensor Coarse) Draw(
        ISampler sampler, long count, long seed, Device device, Workers workers, Action<long>? tell = null, CancellationToken cancellation = default)
    {
        var blocks = new List<(Tensor Samples, Tensor Coarse)>();
        for (var left = count; left > 0; left = count - (long)blocks.Count * Size)
        {
            var first = blocks.Count;
            blocks.AddRange(workers.Map((int)Math.Min(2 * workers.Count, (left + Size - 1) / Size), i => Block(first + i), cancellation));
            tell?.Invoke(Math.Min(count, (long)blocks.Count * Size));
        }
        using var scope = NewDisposeScope();
        var all = scope.MoveToOuter(cat([.. blocks.Select(b => b.Samples)]), cat([.. blocks.Select(b => b.Coarse)]));
        foreach (var (samples, coarse) in blocks)
        {
            samples.Dispose();
            coarse.Dispose();
        }
        return all;

        (Tensor Samples, Tensor Coarse) Block(int i)
        {
            using var generator = RandomStream.Generator(seed, "samples", i, device);
            return sampler.Draw(Math.Min(Size, count - (long)i * Size), generator);
        }
    }
}
