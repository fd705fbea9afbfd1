namespace NeuralEntropy.Runtime.Engine;

/// <summary>The rule of n nodes on [−1, 1] that integrates polynomials up to degree 2n − 1, by Newton's method on Legendre's polynomial.</summary>
public sealed class GaussLegendre
{
    public GaussLegendre(int count)
    {
        (Nodes, Weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var x = -Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var derivative = 0.0;
            for (var round = 0; round < 8; round++)
            {
                var (p, before) = (x, 1.0);
                for (var k = 2; k <= count; k++) (p, before) = (((2 * k - 1) * x * p - (k - 1) * before) / k, p);
                derivative = count * (x * p - before) / (x * x - 1);
                x -= p / derivative;
            }
            (Nodes[i], Weights[i]) = (x, 2 / ((1 - x * x) * derivative * derivative));
        }
    }

    /// <summary>Ascending.</summary>
    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>
    /// The weights of ∫ from −1 to x of the polynomial through the values at the nodes,
    /// <code>
    /// w_k(x) = w_k/2 Σ_j P_j(x_k) [P_{j+1}(x) − P_{j−1}(x)], P_{−1} = −1
    /// </code>
    /// which is its expansion in Legendre's polynomials, integrated term by term. At 1 they are <see cref="Weights"/>.
    /// </summary>
    public double[] WeightsUpTo(double x)
    {
        var n = Nodes.Length;
        var P = Polynomials(x, n + 1);
        return [.. Nodes.Zip(Weights, (node, w) => w / 2 * Polynomials(node, n).Select((p, j) => p * (P[j + 1] - (j == 0 ? -1 : P[j - 1]))).Sum())];
    }

    // P_0 … P_{count − 1} at x.
    private static double[] Polynomials(double x, int count)
    {
        var P = new double[Math.Max(count, 2)];
        (P[0], P[1]) = (1, x);
        for (var k = 2; k < count; k++) P[k] = ((2 * k - 1) * x * P[k - 1] - (k - 1) * P[k - 2]) / k;
        return P[..count];
    }
}
