using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Matrices;

/// <summary>Products and sums of small matrices of plain numbers, so that a file is checked without loading the tensor library.</summary>
public static class Matrix
{
    public static double[,] Identity(int n) => Of(n, n, (i, j) => i == j ? 1 : 0);

    public static double[,] Diagonal(params IReadOnlyList<double> entries) => Of(entries.Count, entries.Count, (i, j) => i == j ? entries[i] : 0);

    public static double[,] Of(int rows, int columns, Func<int, int, double> entry)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++) matrix[i, j] = entry(i, j);
        return matrix;
    }

    public static double[,] Times(this double[,] a, double[,] b)
    {
        var (n, m, p) = (a.GetLength(0), a.GetLength(1), b.GetLength(1));
        var product = new double[n, p];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < m; k++)
            {
                var entry = a[i, k];
                if (entry == 0) continue;
                for (var j = 0; j < p; j++) product[i, j] += entry * b[k, j];
            }
        }
        return product;
    }

    public static double[] Times(this double[,] a, IReadOnlyList<double> x)
    {
        var product = new double[a.GetLength(0)];
        for (var i = 0; i < product.Length; i++)
            for (var j = 0; j < x.Count; j++) product[i] += a[i, j] * x[j];
        return product;
    }

    /// <summary>s a.</summary>
    public static double[,] Scaled(this double[,] a, double s) => Of(a.GetLength(0), a.GetLength(1), (i, j) => a[i, j] * s);

    /// <summary>diag(s) a.</summary>
    public static double[,] RowsScaled(this double[,] a, IReadOnlyList<double> s) => Of(a.GetLength(0), a.GetLength(1), (i, j) => a[i, j] * s[i]);

    public static double[,] Plus(this double[,] a, double[,] b)
    {
        var sum = (double[,])a.Clone();
        for (var i = 0; i < sum.GetLength(0); i++)
            for (var j = 0; j < sum.GetLength(1); j++) sum[i, j] += b[i, j];
        return sum;
    }

    public static double[] Plus(this double[] a, IReadOnlyList<double> b) => [.. a.Select((x, i) => x + b[i])];

    public static double[,] Transposed(this double[,] a) => Of(a.GetLength(1), a.GetLength(0), (i, j) => a[j, i]);

    /// <summary>a S aᵀ for a symmetric S, symmetric to the last bit.</summary>
    public static double[,] Congruence(this double[,] a, double[,] s)
    {
        var product = a.Times(s).Times(a.Transposed());
        return Of(product.GetLength(0), product.GetLength(0), (i, j) => i <= j ? product[i, j] : product[j, i]);
    }

    /// <summary>Whether every entry off the diagonal is exactly 0.</summary>
    public static bool IsDiagonal(this double[,] a)
    {
        for (var i = 0; i < a.GetLength(0); i++)
            for (var j = 0; j < a.GetLength(1); j++)
                if (i != j && a[i, j] != 0) return false;
        return true;
    }

    public static ImmutableArray<ImmutableArray<double>> Rows(this double[,] a) =>
        [.. Enumerable.Range(0, a.GetLength(0)).Select(i => Enumerable.Range(0, a.GetLength(1)).Select(j => a[i, j]).ToImmutableArray())];

    public static IEnumerable<double> Entries(this double[,] a) => a.Cast<double>();
}
