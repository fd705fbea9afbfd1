using NeuralEntropy.Runtime.Fields;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// ∇·v = Σ_i ∂v_i/∂y_i of a field, by derivatives of the field itself: exact by one backward pass a component, or by probes z of independent signs, E[zᵀ (∂v/∂y) z] = ∇·v
/// (Hutchinson 1989), one backward pass each. A row has probes of its own, the same at all times, so that errors of different rows are independent.
/// </summary>
public sealed class Divergence
{
    private readonly Tensor[] directions; // [B, D] or [1, D] each

    private Divergence(Tensor[] directions, bool isExact) => (this.directions, IsExact) = (directions, isExact);

    /// <summary>Whether it is known, not estimated.</summary>
    public bool IsExact { get; }

    /// <summary>How many numbers it is of every row: one, or one for each probe.</summary>
    public int Count => IsExact ? 1 : directions.Length;

    public static Divergence Exact(int dimension, Device device)
    {
        var identity = eye(dimension, dtype: float64, device: device);
        return new([.. Enumerable.Range(0, dimension).Select(i => identity.narrow(0, i, 1))], true);
    }

    /// <param name="probes">How many signs every component of a row gets.</param>
    public static Divergence Estimated(int probes, long rows, int dimension, Generator generator) => new(
        [.. Enumerable.Range(0, probes).Select(_ => rand([rows, dimension], dtype: float64, device: generator.device, generator: generator).ge(0.5).to(float64).mul_(2).sub_(1))], false);

    /// <summary>The field of y and, beside it, of its divergence's integral: of states [B, D + <see cref="Count"/>].</summary>
    /// <param name="velocity">v, of which the new field disposes.</param>
    public Field Along(Field velocity) => Field.Of(state => Evaluate(velocity, state), velocity);

    private Tensor Evaluate(Field velocity, Tensor state)
    {
        var dimension = state.shape[1] - Count;
        using var recorded = enable_grad();
        var y = state.narrow(1, 0, dimension).detach().requires_grad_();
        var v = velocity.Evaluate(y);
        // A field that does not depend on y records nothing.
        Tensor[] columns = v.requires_grad ? [.. directions.Select((z, k) => Derivative(v, y, z, k + 1 < directions.Length))] : [.. directions.Select(_ => zeros_like(y).select(1, 0))];
        if (IsExact) columns = [columns.Aggregate((a, b) => a + b)];
        // The batch innermost.
        return cat([v.detach().t(), stack(columns, 0)], 0).t();
    }

    private static Tensor Derivative(Tensor v, Tensor y, Tensor z, bool retain)
    {
        using var scope = NewDisposeScope();
        var seed = z.expand_as(v);
        return (autograd.grad([v], [y], [seed], retain_graph: retain)[0] * seed).sum([1]).MoveToOuterDisposeScope();
    }
}
