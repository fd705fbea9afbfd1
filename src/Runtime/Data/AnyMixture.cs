using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d = Σ_k w_k p_k of any components, so p_t = Σ_k w_k p_k,t and ∇log p_t = Σ_k r_k ∇log p_k,t with r = softmax(ln w_k + ln p_k,t).</summary>
internal sealed class AnyMixture(ImmutableArray<double> weights, ImmutableArray<DataDistribution> components) : MixtureLaw(weights, components.IsDefault ? [] : components)
{
    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap map) => new AnyMixture(Weights, [.. components.Select(c => c.Mapped(map))]);

    /// <inheritdoc/>
    public override DataDistribution? Marginal(int start, int length)
    {
        var parts = components.Select(c => c.Marginal(start, length)).ToArray();
        return parts.Contains(null) ? null : new AnyMixture(Weights, [.. parts.Select(part => part!)]);
    }

    private protected override DataDistribution Of(ImmutableArray<double> weights, int[] of) => new AnyMixture(weights, [.. of.Select(k => components[k])]);

    /// <inheritdoc/>
    public override int Coordinates => 1 + components.Max(c => c.Coordinates);

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        var component = ComponentOf(u);
        var points = empty([u.shape[1], Dimension], dtype: float64, device: u.device);
        for (var k = 0; k < components.Length; k++)
        {
            var rows = component.eq(k).nonzero().squeeze(1);
            if (rows.shape[0] > 0) points.index_copy_(0, rows, components[k].Place(u.narrow(0, 1, components[k].Coordinates).index_select(1, rows)));
        }
        return points.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override bool HasScore => components.All(c => c.HasScore);

    /// <inheritdoc/>
    protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device)
    {
        if (!HasScore) return null;
        Field[] fields = [.. components.Select(c => c.CentredScoreAt(kernel, device)!)];
        return Field.Of(
            y =>
            {
                var r = Logits(y, kernel).softmax(0).unsqueeze(2);
                return (stack([.. fields.Select(f => f.Evaluate(y))]) * r).sum([0]);
            },
            fields);
    }

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel)
    {
        if (!HasScore) return base.CentredLogDensity(y, kernel);
        using var scope = NewDisposeScope();
        return Logits(y, kernel).logsumexp(0).MoveToOuterDisposeScope();
    }

    /// <returns>ln w_k + ln p_k,t, [K, B]</returns>
    private Tensor Logits(Tensor y, IsotropicKernel kernel) => stack([.. components.Select((c, k) => c.CentredLogDensity(y, kernel) + Math.Log(Weights[k]))]);
}
