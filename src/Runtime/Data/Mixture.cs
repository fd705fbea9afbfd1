using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = Σ_k w_k N(m_k, C_k), so p_t = Σ_k w_k N(μ m_k, μ² C_k + Σ² I); what all C_k have in common decides how it is computed.</summary>
[Term("mixture", "a mixture of normal distributions")]
public sealed class Mixture : DataDistribution
{
    /// <param name="weights">w_k, which must sum to one up to 1e-6 and are then normalised.</param>
    /// <param name="components">N(m_k, C_k)</param>
    public Mixture(
        [Argument("the weight of every component; they sum to one", Min = 0)] ImmutableArray<double> weights,
        [Argument("the components, all of one dimension")] ImmutableArray<Normal> components)
    {
        if (components.IsDefaultOrEmpty)
            throw new ArgumentException("a mixture needs at least one component, and got none", nameof(components));
        if (weights.IsDefault || weights.Length != components.Length)
            throw new ArgumentException($"a mixture of {components.Length} components needs as many weights, and got {(weights.IsDefault ? 0 : weights.Length)}", nameof(weights));
        if (weights.Any(w => !(w >= 0)))
            throw new ArgumentException($"weights must not be negative, and one is {weights.First(w => !(w >= 0)):R}", nameof(weights));
        if (Math.Abs(weights.Sum() - 1) > 1e-6)
            throw new ArgumentException($"weights must sum to one, and sum to {weights.Sum():R}", nameof(weights));
        if (components.Any(c => c.Dimension != components[0].Dimension))
            throw new ArgumentException("the components of a mixture must have one dimension", nameof(components));
        Weights = [.. weights.Select(w => w / weights.Sum())];
        Components = components;
    }

    public ImmutableArray<double> Weights { get; }

    public ImmutableArray<Normal> Components { get; }

    /// <inheritdoc/>
    public override int Dimension => Components[0].Dimension;

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => [.. Enumerable.Range(0, Dimension).Select(d => Weights.Zip(Components, (w, c) => w * c.Mean[d]).Sum())];

    /// <summary>Σ_k w_k (C_k + (m_k − m)(m_k − m)ᵀ), m = Σ_k w_k m_k.</summary>
    public override double[,] CovarianceMatrix()
    {
        var (m, sum) = (Mean, new double[Dimension, Dimension]);
        foreach (var (w, component) in Weights.Zip(Components))
        {
            var covariance = component.CovarianceMatrix();
            for (var i = 0; i < Dimension; i++)
                for (var j = 0; j < Dimension; j++) sum[i, j] += w * (covariance[i, j] + (component.Mean[i] - m[i]) * (component.Mean[j] - m[j]));
        }
        return sum;
    }

    /// <inheritdoc/>
    public override bool HasScore => true;

    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap map) => new Mixture(Weights, [.. Components.Select(c => c.Mapped(map))]);

    /// <inheritdoc/>
    public override Tensor Sample(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        var device = generator.device;
        var bounds = Weights[..^1].Select((_, k) => Weights[..(k + 1)].Sum()).ToArray();
        var u = rand([count, 1], dtype: float64, device: device, generator: generator);
        var component = u.ge(tensor(bounds, [1, bounds.Length], dtype: float64, device: device)).sum(1);
        var mean = MixtureScore.Matrix(Components, 1, device).index_select(0, component);
        if (!IsIsotropic)
        {
            var drawn = randn([count, Dimension], dtype: float64, device: device, generator: generator);
            for (var k = 0; k < Components.Length; k++)
            {
                var rows = component.eq(k).nonzero().squeeze(1);
                drawn.index_copy_(0, rows, Components[k].Coloured(drawn.index_select(0, rows)));
            }
            return drawn.add_(mean).MoveToOuterDisposeScope();
        }
        var deviation = tensor(Components.Select(c => c.Deviation).ToArray(), dtype: float64, device: device)
            .index_select(0, component).unsqueeze(1);
        var z = randn([count, Dimension], dtype: float64, device: device, generator: generator);
        return z.mul_(deviation).add_(mean).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected internal override Field CentredScoreAt(IsotropicKernel kernel, Device device) =>
        Components.Length == 1 ? Components[0].CentredScoreAt(kernel, device) : DensityAt(kernel, device);

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel)
    {
        using var scope = NewDisposeScope();
        using var density = DensityAt(kernel, y.device);
        return density.LogDensity(y).MoveToOuterDisposeScope();
    }

    private bool IsIsotropic => Components.All(c => c.Covariance.IsIsotropic);

    private DensityField DensityAt(IsotropicKernel kernel, Device device) =>
        IsIsotropic ? new MixtureScore(this, kernel, device)
        : Components.All(c => c.Covariance.IsDiagonal) ? new DiagonalMixtureScore(this, kernel, device)
        : new FullMixtureScore(this, kernel, device);
}
