using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = Σ_k w_k N(m_k, C_k), so p_t = Σ_k w_k N(μ m_k, μ² C_k + Σ² I); what all C_k have in common decides how it is computed.</summary>
/// <param name="weights">w_k, which must sum to one up to 1e-6 and are then normalised.</param>
/// <param name="components">N(m_k, C_k)</param>
/// <param name="classes">The class of every component, from 0; without it each is one.</param>
public sealed class NormalMixture(ImmutableArray<double> weights, ImmutableArray<Normal> components, ImmutableArray<int> classes = default)
    : MixtureLaw(weights, components.IsDefault ? [] : components, classes)
{
    public ImmutableArray<Normal> Components => components;

    /// <inheritdoc/>
    public override NormalMixture Normals => this;

    /// <inheritdoc/>
    public override bool HasScore => true;

    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap map) => new NormalMixture(Weights, [.. Components.Select(c => c.Mapped(map))], Classes);

    /// <inheritdoc/>
    public override NormalMixture Marginal(int start, int length) => new(Weights, [.. Components.Select(c => c.Marginal(start, length))], Classes);

    private protected override DataDistribution Of(ImmutableArray<double> weights, int[] of) => new NormalMixture(weights, [.. of.Select(k => components[k])]);

    /// <inheritdoc/>
    public override int Coordinates => 1 + Dimension;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        var component = ComponentOf(u);
        var mean = MixtureScore.Matrix(Components, 1, u.device).index_select(0, component);
        var z = Quantiles.Normal(u.narrow(0, 1, Dimension)).t();
        if (IsIsotropic)
        {
            var deviation = tensor(Components.Select(c => c.Deviation).ToArray(), dtype: float64, device: u.device).index_select(0, component);
            return z.mul_(deviation.unsqueeze(1)).add_(mean).MoveToOuterDisposeScope();
        }
        for (var k = 0; k < Components.Length; k++)
        {
            var rows = component.eq(k).nonzero().squeeze(1);
            z.index_copy_(0, rows, Components[k].Coloured(z.index_select(0, rows)));
        }
        return z.add_(mean).MoveToOuterDisposeScope();
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
