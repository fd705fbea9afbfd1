using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>Samples of a network that is told labels: first the class of each, as likely as in the data, then a sample of the model of that class.</summary>
/// <param name="probabilities">P(c)</param>
/// <param name="classes">A sampler of each class; they are then owned.</param>
/// <param name="dimension">D</param>
internal sealed class LabelledSampler(ImmutableArray<double> probabilities, ImmutableArray<ISampler> classes, int dimension) : ISampler
{
    /// <param name="sampler">Of a class.</param>
    public static LabelledSampler Of(DataDistribution data, Func<int, ISampler> sampler) =>
        new(data.Labelling!.Probabilities, [.. Enumerable.Range(0, data.Labelling.Count).Select(sampler)], data.Dimension);

    /// <inheritdoc/>
    public long Evaluations => (long)Math.Round(probabilities.Zip(classes, (p, sampler) => p * sampler.Evaluations).Sum());

    /// <inheritdoc/>
    public (Tensor Samples, Tensor Coarse) Draw(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        double[] bounds = [.. probabilities[..^1].Select((_, c) => probabilities[..(c + 1)].Sum())];
        var labels = rand([count, 1], dtype: float64, device: generator.device, generator: generator).ge(tensor(bounds, [1, bounds.Length], dtype: float64, device: generator.device)).sum([1]);
        var (samples, coarse) = (Empty(), Empty());
        for (var c = 0; c < classes.Length; c++)
        {
            var rows = labels.eq(c).nonzero().squeeze(1);
            if (rows.shape[0] == 0) continue;
            var (own, ownCoarse) = classes[c].Draw(rows.shape[0], generator);
            samples.index_copy_(0, rows, own);
            coarse.index_copy_(0, rows, ownCoarse);
        }
        return scope.MoveToOuter(samples, coarse);

        Tensor Empty() => empty([count, dimension], dtype: float64, device: generator.device);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sampler in classes) sampler.Dispose();
    }
}
