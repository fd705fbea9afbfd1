namespace NeuralEntropy.Runtime.Matrices;

/// <summary>S = R Rᵀ with a lower triangular R. A diagonal S has a diagonal R.</summary>
public sealed class Cholesky
{
    // Of a diagonal entry: a pivot below it is a rounding error of zero, whatever the units of the component.
    private const double Epsilon = 1.0 / (1L << 52);

    private Cholesky(double[,] factor) => Factor = factor;

    /// <summary>R.</summary>
    public double[,] Factor { get; }

    /// <summary>ln det S.</summary>
    public double LogDeterminant => 2 * Enumerable.Range(0, Factor.GetLength(0)).Sum(i => Math.Log(Factor[i, i]));

    /// <returns>Null where S is not positive definite, or no longer is after rounding.</returns>
    public static Cholesky? Of(double[,] s)
    {
        var n = s.GetLength(0);
        var r = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = s[i, j];
                for (var k = 0; k < j; k++) sum -= r[i, k] * r[j, k];
                if (i == j && !(sum > n * Epsilon * s[j, j])) return null;
                r[i, j] = i == j ? Math.Sqrt(sum) : sum / r[j, j];
            }
        }
        return new Cholesky(r);
    }

    /// <summary>R⁻¹, by forward substitution.</summary>
    public double[,] InverseFactor()
    {
        var n = Factor.GetLength(0);
        var inverse = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = i == j ? 1.0 : 0.0;
                for (var k = j; k < i; k++) sum -= Factor[i, k] * inverse[k, j];
                inverse[i, j] = sum / Factor[i, i];
            }
        }
        return inverse;
    }
}
