using System.Collections.Immutable;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Fields;

/// <summary>A vector field for every class, at one time: each point is evaluated by the field of its own class alone.</summary>
/// <param name="fields">In the order of the classes, or one for all points; they are then owned.</param>
public sealed class LabelledField(ImmutableArray<Field> fields) : IDisposable
{
    /// <param name="x">[B, D], float64.</param>
    /// <param name="labels">The class of every point: [B], int64; not asked for where one field serves all.</param>
    /// <returns>[B, D], float64; a new tensor.</returns>
    public Tensor Evaluate(Tensor x, Tensor? labels)
    {
        if (fields is [var alone]) return alone.Evaluate(x);
        using var scope = NewDisposeScope();
        var columns = x.t();
        var values = empty(columns.shape, dtype: x.dtype, device: x.device);
        for (var c = 0; c < fields.Length; c++)
        {
            var points = labels!.eq(c).nonzero().squeeze(1);
            if (points.shape[0] > 0) values.index_copy_(1, points, fields[c].Evaluate(columns.index_select(1, points).t()).t());
        }
        return values.t().MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var field in fields) field.Dispose();
    }
}
