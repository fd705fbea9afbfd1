namespace NeuralEntropy.Runtime.Processes;

/// <summary>Polynomials through their values at the 16 Chebyshev points x_k of [−1, 1].</summary>
internal static class Collocation
{
    private const int Count = 16;

    /// <summary>Ascending.</summary>
    public static readonly double[] Nodes = [.. Enumerable.Range(0, Count).Select(k => -Math.Cos(Math.PI * (k + 0.5) / Count))];

    /// <summary>∫ from −1 to x_i of the polynomial that is 1 at x_k and 0 at the others; in the last row to 1.</summary>
    public static readonly double[,] Integration = Matrices.Matrix.Of(Count + 1, Count, (i, k) =>
        Enumerable.Range(0, Count).Sum(m => Coefficient(m, k) * Antiderivative(m, i < Count ? Nodes[i] : 1)));

    // The last two Chebyshev coefficients of the polynomial that is 1 at x_k.
    private static readonly double[,] Last = Matrices.Matrix.Of(2, Count, (m, k) => Coefficient(Count - 1 - m, k));

    private static readonly double[] Barycentric = [.. Enumerable.Range(0, Count).Select(k => (k % 2 == 0 ? 1 : -1) * Math.Sin(Math.PI * (k + 0.5) / Count))];

    /// <summary>The weights of the values at the nodes in the polynomial's value at x (barycentric; Berrut and Trefethen 2004).</summary>
    public static double[] InterpolationAt(double x)
    {
        var (weights, sum) = (new double[Count], 0.0);
        for (var k = 0; k < Count; k++)
        {
            if (x == Nodes[k])
            {
                Array.Clear(weights);
                weights[k] = 1;
                return weights;
            }
            sum += weights[k] = Barycentric[k] / (x - Nodes[k]);
        }
        for (var k = 0; k < Count; k++) weights[k] /= sum;
        return weights;
    }

    /// <summary>Σ_k w_k values_k.</summary>
    public static double[,] Combined(double[][,] values, Func<int, double> weight)
    {
        var sum = new double[values[0].GetLength(0), values[0].GetLength(1)];
        for (var k = 0; k < Count; k++)
        {
            var w = weight(k);
            for (var i = 0; i < sum.GetLength(0); i++)
                for (var j = 0; j < sum.GetLength(1); j++) sum[i, j] += w * values[k][i, j];
        }
        return sum;
    }

    /// <summary>The size of the last two Chebyshev coefficients of every entry, which says what the polynomials miss.</summary>
    public static double[,] Tail(double[][,] values)
    {
        var (last, before) = (Combined(values, k => Last[0, k]), Combined(values, k => Last[1, k]));
        return Matrices.Matrix.Of(last.GetLength(0), last.GetLength(1), (i, j) => Math.Abs(last[i, j]) + Math.Abs(before[i, j]));
    }

    // Of T_m in the polynomial of node k.
    private static double Coefficient(int m, int k) => (m == 0 ? 1.0 : 2.0) / Count * Chebyshev(m, Nodes[k]);

    private static double Chebyshev(int m, double x) => Math.Cos(m * Math.Acos(Math.Clamp(x, -1, 1)));

    // ∫_{−1}^x T_m.
    private static double Antiderivative(int m, double x) => m switch
    {
        0 => x + 1,
        1 => (x * x - 1) / 2,
        _ => (Chebyshev(m + 1, x) / (m + 1) - Chebyshev(m - 1, x) / (m - 1)) / 2 - (m % 2 == 0 ? 1.0 : -1.0) / (m * m - 1),
    };
}
