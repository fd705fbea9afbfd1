using System.Collections.Immutable;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Data;

/// <summary>B x + b of data x, B a number, a number for each component, or a matrix; by <see cref="DataDistribution.Mapped(AffineMap)"/>.</summary>
[Term("affine map", "data stretched, turned and moved", Usage = "a * data + b")]
public sealed class AffineData : DerivedData
{
    /// <param name="data">x</param>
    /// <param name="scale">B, where it is diagonal.</param>
    /// <param name="matrix">B, row by row.</param>
    /// <param name="offset">b</param>
    public AffineData(
        [Argument("what is mapped")] DataDistribution data,
        [Argument("the factor, `2 * data` or `[2, 0.5] * data`: one number for all components, or one for each")] PerComponent scale = default,
        [Argument("the matrix in place of factors, row by row, `[[0, 1], [-1, 0]] * data`")] ImmutableArray<ImmutableArray<double>> matrix = default,
        [Argument("what is added, `data + 1` or `data + [1, 0]`: one number for all components, or one for each")] PerComponent offset = default)
    {
        var b = offset.Of(data.Dimension, 0);
        var map = matrix.IsDefault ? AffineMap.Of(scale.Of(data.Dimension, 1), b) : AffineMap.Of(Square(matrix), b.AsSpan());
        if (map.IsSingular) throw DataFaults.Singular(map);
        (Law, Files) = (data.Mapped(map), data.Files);
    }

    /// <inheritdoc/>
    public override DataDistribution Law { get; }

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files { get; }

    private static double[,] Square(ImmutableArray<ImmutableArray<double>> rows)
    {
        var matrix = new double[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows[i].Length; j++) matrix[i, j] = rows[i][j];
        return matrix;
    }
}
