using System.Collections.Immutable;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = Σ_k w_k p_k. Components that are mixtures themselves are taken apart; where all that remains is normal, so is the way it is computed.</summary>
[Term("mixture", "a mixture of any data; exact where its components are", Usage = "mixture { weight: data; … }")]
public sealed class Mixture : DerivedData
{
    /// <param name="weights">w_k, which must sum to one up to 1e-6 and are then normalised.</param>
    /// <param name="components">p_k</param>
    public Mixture(
        [Argument("the weight of every component; they sum to one", Min = 0)] ImmutableArray<double> weights,
        [Argument("the components, all of one dimension")] ImmutableArray<DataDistribution> components)
    {
        var whole = new AnyMixture(weights, components);
        (double Weight, Normal? Normal, int Class)[] flat = [.. components.SelectMany((component, k) => Flat(whole.Weights[k], component, k))];
        Law = flat.All(part => part.Normal is not null)
            ? new NormalMixture([.. flat.Select(part => part.Weight)], [.. flat.Select(part => part.Normal!)], [.. flat.Select(part => part.Class)])
            : whole;
    }

    /// <inheritdoc/>
    public override MixtureLaw Law { get; }

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files => Law.Files;

    private static IEnumerable<(double, Normal?, int)> Flat(double weight, DataDistribution data, int k) => data.Normals is { } inner
        ? inner.Weights.Zip(inner.Components, (w, n) => (weight * w, (Normal?)n, k))
        : [(weight, null, k)];
}
