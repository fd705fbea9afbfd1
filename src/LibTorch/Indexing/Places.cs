using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// What a list of places means, by NumPy's rules: numbers, slices and new axes make a view; what tensors are among them then pick
/// from that view, each at its own dimension.
/// </summary>
internal readonly struct Places
{
    private readonly Tensor view;
    private readonly bool isWhole;
    private readonly Tensor?[]? picks;

    private Places(Tensor view, bool isWhole, Tensor?[]? picks) => (this.view, this.isWhole, this.picks) = (view, isWhole, picks);

    /// <exception cref="ArgumentException">More places than dimensions, or two ellipses.</exception>
    public static Places Of(Tensor tensor, TensorIndex[] indices)
    {
        var (view, dim, covered) = (tensor, 0, 0);
        List<Tensor?>? picks = null;
        var seenEllipsis = false;
        foreach (var index in indices)
        {
            switch (index.kind)
            {
                case TensorIndex.Kind.Single:
                    Step(ref view, tensor, view.select(dim, index.start ?? 0));
                    break;
                case TensorIndex.Kind.Slice:
                    if (index is not { start: null, stop: null, step: null or 1 })
                        Step(ref view, tensor, Ops.slice_Tensor.Call(view, dim, index.start, index.stop, index.step ?? 1));
                    dim++;
                    break;
                case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                    Step(ref view, tensor, view.unsqueeze(dim));
                    dim++;
                    break;
                case TensorIndex.Kind.Ellipsis:
                    if (seenEllipsis) throw new ArgumentException("one ellipsis only can stand among the indices", nameof(indices));
                    seenEllipsis = true;
                    dim = (int)view.Dimensions - After(indices, index);
                    break;
                case TensorIndex.Kind.Bool:
                    Step(ref view, tensor, view.unsqueeze(dim));
                    Pick(ref picks, ref covered, dim, torch.tensor(new[] { index.start != 0 }, device: view.device));
                    dim++;
                    break;
                case TensorIndex.Kind.Tensor:
                    var pick = index.tensor!;
                    Pick(ref picks, ref covered, dim, pick);
                    dim = covered;
                    break;
            }
            if (dim > view.Dimensions)
                throw new ArgumentException($"{indices.Length} indices are too many for {tensor.Dimensions} dimensions", nameof(indices));
        }
        return new(view, ReferenceEquals(view, tensor), picks?.ToArray());
    }

    public Tensor Read()
    {
        if (picks is null) return isWhole ? view.alias() : view;
        var picked = Ops.index_Tensor.Call(view, picks);
        Leave();
        return picked;
    }

    public void Write(Tensor value, bool accumulate)
    {
        if (picks is not null) Ops.index_put_.Update(view, picks, value, accumulate);
        else if (accumulate) view.add_(value);
        else view.copy_(value);
        Leave();
    }

    private void Leave()
    {
        if (!isWhole) view.Dispose();
    }

    private static void Step(ref Tensor view, Tensor whole, Tensor next)
    {
        if (!ReferenceEquals(view, whole)) view.Dispose();
        view = next;
    }

    // A tensor of truth values is one pick, though it covers as many dimensions as it has.
    private static void Pick(ref List<Tensor?>? picks, ref int covered, int dim, Tensor pick)
    {
        picks ??= [];
        for (; covered < dim; covered++) picks.Add(null);
        picks.Add(pick);
        covered += Covers(pick);
    }

    private static int Covers(Tensor pick) => pick.dtype is ScalarType.Bool or ScalarType.Byte ? (int)pick.Dimensions : 1;

    // How many dimensions the places after the ellipsis take.
    private static int After(TensorIndex[] indices, TensorIndex ellipsis)
    {
        var at = Array.FindIndex(indices, index => index.kind == ellipsis.kind);
        var taken = 0;
        foreach (var index in indices.AsSpan(at + 1))
        {
            taken += index.kind switch
            {
                TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                TensorIndex.Kind.Tensor => Covers(index.tensor!),
                _ => 0,
            };
        }
        return taken;
    }
}
