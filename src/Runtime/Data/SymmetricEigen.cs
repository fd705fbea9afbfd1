namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// C = Q Λ Qᵀ of a symmetric matrix by Jacobi's rotations in cyclic order (Golub and Van Loan, section 8.5). In plain C#, so that a file is
/// checked without loading the tensor library. Small eigenvalues of a positive definite matrix are as accurate as its entries define
/// them (Demmel and Veselić 1992), because an entry counts as zero only beside its own two diagonal entries.
/// </summary>
internal static class SymmetricEigen
{
    private const double Epsilon = 1.0 / (1L << 52);
    private const int MostSweeps = 60;

    /// <returns>λ in no order, and Q, whose columns are their eigenvectors.</returns>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (a, q) = ((double[,])matrix.Clone(), new double[n, n]);
        for (var i = 0; i < n; i++) q[i, i] = 1;
        var rotated = true;
        for (var sweep = 0; rotated && sweep < MostSweeps; sweep++)
        {
            rotated = false;
            for (var i = 0; i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    if (Math.Abs(a[i, j]) <= Epsilon * Math.Sqrt(Math.Abs(a[i, i])) * Math.Sqrt(Math.Abs(a[j, j]))) continue;
                    Rotate(a, q, i, j);
                    rotated = true;
                }
            }
        }
        return ([.. Enumerable.Range(0, n).Select(i => a[i, i])], q);
    }

    // The rotation of the plane (i, j) that makes a_ij zero: t = tan of its angle, the smaller root of t² + 2θt = 1.
    private static void Rotate(double[,] a, double[,] q, int i, int j)
    {
        var θ = (a[j, j] - a[i, i]) / (2 * a[i, j]);
        var t = (θ >= 0 ? 1 : -1) / (Math.Abs(θ) + Math.Sqrt(θ * θ + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        var (entry, n) = (a[i, j], a.GetLength(0));
        a[i, i] -= t * entry;
        a[j, j] += t * entry;
        a[i, j] = a[j, i] = 0;
        for (var k = 0; k < n; k++)
        {
            if (k != i && k != j)
            {
                (a[k, i], a[k, j]) = (c * a[k, i] - s * a[k, j], s * a[k, i] + c * a[k, j]);
                (a[i, k], a[j, k]) = (a[k, i], a[k, j]);
            }
            (q[k, i], q[k, j]) = (c * q[k, i] - s * q[k, j], s * q[k, i] + c * q[k, j]);
        }
    }
}
