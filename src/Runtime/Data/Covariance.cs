using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// C = Q Λ Qᵀ, decomposed once: the covariance μ² C + Σ² I of p_t has the same axes Q at every time and the variances V_i = μ² λ_i + Σ²
/// along them. Made of numbers alone, without tensors.
/// </summary>
internal sealed class Covariance
{
    // Of the diagonal: a pivot below it is a rounding error of zero.
    private const double Epsilon = 1.0 / (1L << 52);
    private const double Asymmetry = 1e-12;

    private Covariance(ImmutableArray<double> variances, double[,]? axes) => (Variances, Axes) = (variances, axes);

    /// <summary>λ_i.</summary>
    public ImmutableArray<double> Variances { get; }

    /// <summary>Q, an axis a column; null where the axes are the components themselves.</summary>
    public double[,]? Axes { get; }

    public bool IsDiagonal => Axes is null;

    public bool IsIsotropic => IsDiagonal && Variances.All(v => v == Variances[0]);

    /// <summary>Independent components of these standard deviations.</summary>
    public static Covariance Of(IEnumerable<double> deviations) => new([.. deviations.Select(s => s * s)], null);

    /// <summary>A covariance written row by row.</summary>
    /// <exception cref="DataException">It is not square, symmetric and positive definite.</exception>
    public static Covariance Of(ImmutableArray<ImmutableArray<double>> rows)
    {
        var n = rows.Length;
        if (n == 0) throw DataFaults.Nothing("covariance");
        for (var i = 0; i < n; i++)
            if (rows[i].Length != n) throw DataFaults.NotSquare(n, i + 1, rows[i].Length);
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (a, b) = (rows[i][j], rows[j][i]);
                if (!(Math.Abs(a - b) <= Asymmetry * Math.Max(Math.Abs(a), Math.Abs(b)))) throw DataFaults.NotSymmetric(i + 1, j + 1, a, b);
                matrix[i, j] = a / 2 + b / 2;
            }
        }
        var (variances, axes) = SymmetricEigen.Of(matrix);
        if (!IsPositiveDefinite(matrix)) throw DataFaults.NotPositiveDefinite(Rounded(variances.Min(), variances.Max(), n));
        var diagonal = Enumerable.Range(0, n).All(i => Enumerable.Range(0, n).All(j => i == j || matrix[i, j] == 0));
        return new([.. variances], diagonal ? null : axes);
    }

    /// <summary>C.</summary>
    public double[,] Matrix()
    {
        var n = Variances.Length;
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            if (Axes is null) matrix[i, i] = Variances[i];
            else for (var j = 0; j <= i; j++) matrix[i, j] = matrix[j, i] = Enumerable.Range(0, n).Sum(k => Variances[k] * Axes[i, k] * Axes[j, k]);
        }
        return matrix;
    }

    /// <summary>B C Bᵀ.</summary>
    /// <remarks>Not refused where rounding leaves nothing of its least variance: it is noise that makes a density of it.</remarks>
    public Covariance Mapped(AffineMap map)
    {
        var (variances, axes) = SymmetricEigen.Of(map.Congruent(Matrix()));
        return new([.. variances.Select(λ => Math.Max(0, λ))], axes);
    }

    /// <summary>That of some neighbouring components, the first counted from 0.</summary>
    public Covariance Block(int start, int length)
    {
        if (IsDiagonal) return new(Variances.Slice(start, length), null);
        var all = Matrix();
        var (variances, axes) = SymmetricEigen.Of(Matrices.Matrix.Of(length, length, (i, j) => all[start + i, start + j]));
        return new([.. variances.Select(λ => Math.Max(0, λ))], axes);
    }

    /// <summary>V_i = μ² λ_i + Σ².</summary>
    public IEnumerable<double> At(Processes.IsotropicKernel kernel) =>
        Variances.Select(λ => kernel.MeanScale * kernel.MeanScale * λ + kernel.StandardDeviation * kernel.StandardDeviation);

    /// <summary>q_i, the i-th axis.</summary>
    public IEnumerable<double> Axis(int i) =>
        Enumerable.Range(0, Variances.Length).Select(d => Axes is null ? (d == i ? 1.0 : 0.0) : Axes[d, i]);

    // Cholesky of the matrix with its diagonal scaled to one, so that components of very different units are judged alike.
    private static bool IsPositiveDefinite(double[,] c)
    {
        var n = c.GetLength(0);
        var l = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            if (!(c[j, j] > 0)) return false;
            for (var i = j; i < n; i++)
            {
                var sum = c[i, j] / Math.Sqrt(Math.Abs(c[i, i])) / Math.Sqrt(c[j, j]);
                for (var k = 0; k < j; k++) sum -= l[i, k] * l[j, k];
                if (i == j && !(sum > n * Epsilon)) return false;
                l[i, j] = i == j ? Math.Sqrt(sum) : sum / l[j, j];
            }
        }
        return true;
    }

    private static double Rounded(double least, double greatest, int n) => Math.Abs(least) <= n * Epsilon * Math.Abs(greatest) ? 0 : least;
}
