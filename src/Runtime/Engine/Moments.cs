namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Count, mean, sum of squared deviations M₂ = Σ(v − v̄)², and sum of products C = Σ(v − v̄)(c − c̄) with a control variable, of columns of
/// numbers. Two such sums merge exactly (Chan, Golub and LeVeque 1983), so blocks of work can be done anywhere and added in order.
/// </summary>
/// <param name="Control">For every column, the column of its control variable; itself where it has none.</param>
internal sealed record Moments(long Count, double[] Mean, double[] SquaredDeviations, double[] Products, int[] Control)
{
    public static Moments Empty(int[] control) =>
        new(0, new double[control.Length], new double[control.Length], new double[control.Length], control);

    public Moments Plus(Moments other)
    {
        if (Count == 0) return other;
        if (other.Count == 0) return this;
        var n = Count + other.Count;
        var δ = Mean.Zip(other.Mean, (a, b) => b - a).ToArray();
        var share = (double)Count * other.Count / n;
        return new Moments(
            n,
            [.. Mean.Select((m, i) => m + δ[i] * other.Count / n)],
            [.. SquaredDeviations.Select((m, i) => m + other.SquaredDeviations[i] + δ[i] * δ[i] * share)],
            [.. Products.Select((p, i) => p + other.Products[i] + δ[i] * δ[Control[i]] * share)],
            Control);
    }
}
