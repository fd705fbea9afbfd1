using System.Collections.Immutable;
using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Data;

/// <summary>x ↦ B x + b with a square B. One that is diagonal is known to be, so that maps of long vectors cost no more than the vectors do.</summary>
public sealed class AffineMap
{
    // What rounding leaves of zeros: of s² in BᵀB = s² I, and of the rows in a pivot.
    private const double Rounding = 1e-13;

    private readonly ImmutableArray<double> diagonal;
    private readonly double[,]? matrix;

    private AffineMap(ImmutableArray<double> diagonal, double[,]? matrix, ImmutableArray<double> offset) =>
        (this.diagonal, this.matrix, Offset) = (diagonal, matrix, offset);

    /// <param name="matrix">B, [D, D]</param>
    /// <param name="offset">b, [D]</param>
    public static AffineMap Of(double[,] matrix, ReadOnlySpan<double> offset)
    {
        var n = offset.Length;
        if (matrix.GetLength(0) != n || matrix.GetLength(1) != n)
            throw new ArgumentException($"a map of {n} components needs a matrix of {n} × {n}, and got {matrix.GetLength(0)} × {matrix.GetLength(1)}", nameof(matrix));
        ImmutableArray<double> diagonal = [.. Enumerable.Range(0, n).Select(i => matrix[i, i])];
        return new(diagonal, matrix.IsDiagonal() ? null : (double[,])matrix.Clone(), [.. offset]);
    }

    /// <summary>s ⊙ x + b.</summary>
    public static AffineMap Of(ImmutableArray<double> scales, ImmutableArray<double> offset) => scales.Length == offset.Length
        ? new(scales, null, offset)
        : throw new ArgumentException($"{scales.Length} factors and {offset.Length} offsets make no map", nameof(scales));

    /// <summary>b.</summary>
    public ImmutableArray<double> Offset { get; }

    public int Dimension => Offset.Length;

    public bool IsDiagonal => matrix is null;

    /// <summary>The diagonal of B: all there is of it where the map is diagonal.</summary>
    public ImmutableArray<double> Diagonal => diagonal;

    /// <summary>B_ij.</summary>
    public double this[int i, int j] => matrix is null ? i == j ? diagonal[i] : 0 : matrix[i, j];

    /// <summary>B x + b of one x.</summary>
    public ImmutableArray<double> Of(ImmutableArray<double> x) => [.. Linear(x.AsSpan()).Select((y, i) => y + Offset[i])];

    /// <summary>B x.</summary>
    public double[] Linear(ReadOnlySpan<double> x)
    {
        var y = new double[Dimension];
        for (var i = 0; i < y.Length; i++)
        {
            if (matrix is null) y[i] = diagonal[i] * x[i];
            else for (var j = 0; j < y.Length; j++) y[i] += matrix[i, j] * x[j];
        }
        return y;
    }

    /// <summary>B C Bᵀ, exactly symmetric where C is.</summary>
    public double[,] Congruent(double[,] covariance)
    {
        var n = Dimension;
        var result = new double[n, n];
        var columns = new double[n][];
        for (var j = 0; j < n; j++) columns[j] = Linear([.. Enumerable.Range(0, n).Select(k => covariance[k, j])]); // B C
        for (var i = 0; i < n; i++)
        {
            var row = Linear([.. Enumerable.Range(0, n).Select(k => columns[k][i])]);
            for (var j = 0; j <= i; j++) result[i, j] = result[j, i] = row[j];
        }
        return result;
    }

    /// <summary>This map behind another: x ↦ B (B′ x + b′) + b.</summary>
    public AffineMap After(AffineMap first)
    {
        var n = Dimension;
        var offset = Of(first.Offset);
        if (IsDiagonal && first.IsDiagonal) return new([.. diagonal.Zip(first.diagonal, (a, b) => a * b)], null, offset);
        var product = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            var column = Linear([.. Enumerable.Range(0, n).Select(k => first[k, j])]);
            for (var i = 0; i < n; i++) product[i, j] = column[i];
        }
        return Of(product, offset.AsSpan());
    }

    /// <summary>The map of some neighbouring components, where it is one: no other component enters them.</summary>
    public AffineMap? Block(int start, int length)
    {
        if (IsDiagonal) return new(diagonal.Slice(start, length), null, Offset.Slice(start, length));
        for (var i = start; i < start + length; i++)
            for (var j = 0; j < Dimension; j++)
                if (matrix![i, j] != 0 && (j < start || j >= start + length)) return null;
        var block = new double[length, length];
        for (var i = 0; i < length; i++)
            for (var j = 0; j < length; j++) block[i, j] = matrix![start + i, start + j];
        return Of(block, Offset.AsSpan(start, length));
    }

    /// <summary>Whether B leaves some combination of the components without a trace, up to rounding: a pivot of its elimination is zero beside its rows.</summary>
    public bool IsSingular
    {
        get
        {
            if (matrix is null) return diagonal.Contains(0);
            var (a, n) = ((double[,])matrix.Clone(), Dimension);
            var sizes = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Max(j => Math.Abs(a[i, j]))).ToArray();
            for (var k = 0; k < n; k++)
            {
                var pivot = Enumerable.Range(k, n - k).MaxBy(i => sizes[i] == 0 ? 0 : Math.Abs(a[i, k]) / sizes[i]);
                if (!(Math.Abs(a[pivot, k]) > n * Rounding * sizes[pivot])) return true;
                (sizes[k], sizes[pivot]) = (sizes[pivot], sizes[k]);
                for (var j = 0; j < n; j++) (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
                for (var i = k + 1; i < n; i++)
                    for (var j = n - 1; j >= k; j--) a[i, j] -= a[i, k] / a[k, k] * a[k, j];
            }
            return false;
        }
    }

    /// <summary>s ≥ 0 where B = s Q with a rotation (or reflection) Q; null where there is none.</summary>
    public double? Similarity()
    {
        var n = Dimension;
        if (IsDiagonal) return diagonal.All(d => Math.Abs(d) == Math.Abs(diagonal[0])) ? Math.Abs(diagonal[0]) : null;
        var s2 = Enumerable.Range(0, n).Sum(k => matrix![k, 0] * matrix[k, 0]);
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                var product = Enumerable.Range(0, n).Sum(k => matrix![k, i] * matrix[k, j]);
                if (!(Math.Abs(product - (i == j ? s2 : 0)) <= n * Rounding * s2)) return null;
            }
        }
        return Math.Sqrt(s2);
    }
}
