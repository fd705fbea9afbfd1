namespace NeuralEntropy.Runtime.Matrices;

/// <summary>A x = b by Gauss's elimination with row pivots (Golub and Van Loan, section 3.4).</summary>
public sealed class LinearSolve
{
    private readonly double[,] lu;
    private readonly int[] rows;

    public LinearSolve(double[,] a)
    {
        var n = a.GetLength(0);
        lu = (double[,])a.Clone();
        rows = [.. Enumerable.Range(0, n)];
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(lu[i, k]));
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (var j = 0; j < n; j++) (lu[k, j], lu[pivot, j]) = (lu[pivot, j], lu[k, j]);
            if (lu[k, k] == 0) continue;
            for (var i = k + 1; i < n; i++)
            {
                var factor = lu[i, k] /= lu[k, k];
                if (factor == 0) continue;
                for (var j = k + 1; j < n; j++) lu[i, j] -= factor * lu[k, j];
            }
        }
    }

    /// <summary>ln |det A|; −∞ where A is singular.</summary>
    public double LogDeterminant => Enumerable.Range(0, rows.Length).Sum(i => Math.Log(Math.Abs(lu[i, i])));

    /// <returns>x; not finite where A is singular.</returns>
    public double[] Solve(IReadOnlyList<double> b)
    {
        var n = rows.Length;
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            x[i] = b[rows[i]];
            for (var k = 0; k < i; k++) x[i] -= lu[i, k] * x[k];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= lu[i, k] * x[k];
            x[i] /= lu[i, i];
        }
        return x;
    }

    /// <returns>A⁻¹; not finite where A is singular.</returns>
    public double[,] Inverse()
    {
        var n = rows.Length;
        double[][] columns = [.. Enumerable.Range(0, n).Select(j => Solve([.. Enumerable.Range(0, n).Select(i => i == j ? 1.0 : 0.0)]))];
        return Matrix.Of(n, n, (i, j) => columns[j][i]);
    }
}
