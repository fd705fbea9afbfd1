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
}
