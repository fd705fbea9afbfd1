using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// K numbers x_k as functions of u. The steps: x_k with k = ⌊uK⌋ + 1, the first below u = 0 and the last from u = 1 on. Their sums S: Σ_{k ≤ j} x_k at
/// u = j/K and linear in between, so that S is continuous and S' = K times the steps.
/// </summary>
public sealed class Staircase
{
    /// <summary>The greatest K.</summary>
    public const int MostItems = 100_000;

    private readonly Lock gate = new();
    private readonly double[] items;
    private readonly double[] sums; // [K + 1], from 0
    private (Tensor Items, Tensor Sums)? tensors;

    /// <param name="count">K, a whole number from 1 to <see cref="MostItems"/>.</param>
    /// <param name="item">x_k by k, which runs from 1 to K.</param>
    /// <exception cref="NecException">K is not such a number.</exception>
    public Staircase(double count, Func<double, double> item)
    {
        if (!IsCount(count)) throw Failures.NotACount(count);
        items = [.. Enumerable.Range(1, (int)count).Select(k => item(k))];
        sums = new double[items.Length + 1];
        var lost = 0.0; // by rounding (Kahan)
        for (var k = 0; k < items.Length; k++)
        {
            var added = items[k] - lost;
            sums[k + 1] = sums[k] + added;
            lost = sums[k + 1] - sums[k] - added;
        }
    }

    /// <summary>x_1 to x_K.</summary>
    public ReadOnlySpan<double> Items => items;

    public static bool IsCount(double count) => count >= 1 && count <= MostItems && count == Math.Floor(count);

    /// <summary>The step at u.</summary>
    public double At(double u) => double.IsNaN(u) ? u : items[Index(u * items.Length)];

    /// <summary>S(u).</summary>
    public double Sum(double u)
    {
        if (double.IsNaN(u)) return u;
        var place = u * items.Length;
        var k = Index(place);
        return sums[k] + (place - k) * items[k];
    }

    /// <inheritdoc cref="At(double)"/>
    /// <returns>Of u's shape.</returns>
    public Tensor At(Tensor u)
    {
        using var scope = NewDisposeScope();
        return Pick(On(u.device).Items, Index(u * items.Length), u).MoveToOuterDisposeScope();
    }

    /// <inheritdoc cref="Sum(double)"/>
    /// <returns>Of u's shape.</returns>
    public Tensor Sum(Tensor u)
    {
        using var scope = NewDisposeScope();
        var (place, (x, s)) = (u * items.Length, On(u.device));
        var k = Index(place);
        return (Pick(s, k, u) + (place - k) * Pick(x, k, u)).MoveToOuterDisposeScope();
    }

    private int Index(double place) => (int)Math.Clamp(Math.Floor(place), 0, items.Length - 1);

    private Tensor Index(Tensor place) => place.floor().clamp(0, items.Length - 1);

    private static Tensor Pick(Tensor from, Tensor k, Tensor like) =>
        from.index_select(0, k.to(int64).flatten()).reshape(like.shape).to(like.dtype);

    private (Tensor Items, Tensor Sums) On(Device device)
    {
        lock (gate)
        {
            if (tensors is not { } there || there.Items.device.ToString() != device.ToString())
                tensors = there = (tensor(items, dtype: float64, device: device).DetachFromDisposeScope(), tensor(sums, dtype: float64, device: device).DetachFromDisposeScope());
            return there;
        }
    }
}
