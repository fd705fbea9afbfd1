using System.Collections.Immutable;
using System.Globalization;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = Σ_k w_k p_k: what mixtures of all kinds have in common.</summary>
public abstract class MixtureLaw : DataDistribution
{
    /// <param name="weights">w_k, which must sum to one up to 1e-6 and are then normalised.</param>
    /// <param name="components">p_k, all of one dimension.</param>
    /// <param name="classes">The class of every component, from 0; without it each is one.</param>
    private protected MixtureLaw(ImmutableArray<double> weights, IReadOnlyList<DataDistribution> components, ImmutableArray<int> classes = default)
    {
        if (components.Count == 0)
            throw new ArgumentException("a mixture needs at least one component, and got none", nameof(components));
        if (weights.IsDefault || weights.Length != components.Count)
            throw new ArgumentException($"a mixture of {components.Count} components needs as many weights, and got {(weights.IsDefault ? 0 : weights.Length)}", nameof(weights));
        if (weights.Any(w => !(w >= 0)))
            throw new ArgumentException($"weights must not be negative, and one is {weights.First(w => !(w >= 0)):R}", nameof(weights));
        var sum = weights.Sum();
        if (Math.Abs(sum - 1) > 1e-6)
            throw new ArgumentException($"weights must sum to one, and sum to {sum:R}", nameof(weights));
        if (components.Any(c => c.Dimension != components[0].Dimension))
            throw new ArgumentException("the components of a mixture must have one dimension", nameof(components));
        Weights = [.. weights.Select(w => w / sum)];
        Parts = components;
        Classes = classes.IsDefault ? [.. Enumerable.Range(0, components.Count)] : classes;
    }

    /// <summary>w_k</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>p_k</summary>
    private protected IReadOnlyList<DataDistribution> Parts { get; }

    /// <summary>The class of every component, from 0.</summary>
    private protected ImmutableArray<int> Classes { get; }

    /// <summary>The classes are the components of the mixture that is written, called 1, 2, … in their order.</summary>
    private protected override Labelling FindLabelling()
    {
        int[][] components = [.. Enumerable.Range(0, Classes.Max() + 1).Select(c => Enumerable.Range(0, Classes.Length).Where(k => Classes[k] == c).ToArray())];
        double[] probabilities = [.. components.Select(of => of.Sum(k => Weights[k]))];
        return new Labelling(
            [.. Enumerable.Range(1, components.Length).Select(c => c.ToString(CultureInfo.InvariantCulture))],
            [.. probabilities],
            c => components[c] is [var only] ? Parts[only] : Of([.. components[c].Select(k => Weights[k] / probabilities[c])], components[c]),
            u => tensor([.. Classes.Select(c => (long)c)], dtype: int64, device: u.device).index_select(0, ComponentOf(u)));
    }

    /// <summary>The mixture of some of the components.</summary>
    private protected abstract DataDistribution Of(ImmutableArray<double> weights, int[] components);

    /// <inheritdoc/>
    public override bool IsLabelled => true;

    /// <inheritdoc/>
    public override int Dimension => Parts[0].Dimension;

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files => [.. Parts.SelectMany(p => p.Files)];

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean
    {
        get
        {
            var means = Parts.Select(p => p.Mean).ToArray();
            return [.. Enumerable.Range(0, Dimension).Select(d => Weights.Zip(means, (w, m) => w * m[d]).Sum())];
        }
    }

    /// <summary>Σ_k w_k (C_k + (m_k − m)(m_k − m)ᵀ), m = Σ_k w_k m_k.</summary>
    public override double[,] CovarianceMatrix()
    {
        var (m, sum) = (Mean, new double[Dimension, Dimension]);
        foreach (var (w, part) in Weights.Zip(Parts))
        {
            var (covariance, mean) = (part.CovarianceMatrix(), part.Mean);
            for (var i = 0; i < Dimension; i++)
                for (var j = 0; j < Dimension; j++) sum[i, j] += w * (covariance[i, j] + (mean[i] - m[i]) * (mean[j] - m[j]));
        }
        return sum;
    }

    /// <inheritdoc/>
    public override double MissingDimensions => Weights.Zip(Parts, (w, part) => w * part.MissingDimensions).Sum();

    /// <summary>Which component each of some points comes from: the first coordinate says.</summary>
    /// <returns>[B], int64</returns>
    private protected Tensor ComponentOf(Tensor u)
    {
        using var scope = NewDisposeScope();
        var bounds = Weights[..^1].Select((_, k) => Weights[..(k + 1)].Sum()).ToArray();
        return u.select(0, 0).unsqueeze(1).ge(tensor(bounds, [1, bounds.Length], dtype: float64, device: u.device)).sum(1).MoveToOuterDisposeScope();
    }
}
