using System.Collections.Immutable;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>Equally likely on the squares (i, j) with even i + j of a board of n × n squares about the origin, 0 ≤ i, j &lt; n.</summary>
[Term("checkerboard", "every second square of a board in the plane")]
public sealed class Checkerboard : DataDistribution
{
    private const int MostCells = 1000;

    /// <param name="cells">n</param>
    /// <param name="width">The board's, not a square's.</param>
    public Checkerboard(
        [Argument("the squares along each side of the board", Min = 1, Max = MostCells)] int cells = 4,
        [Argument("the side of the whole board, in the units of x", Above = 0)] double width = 4)
    {
        if (cells is < 1 or > MostCells) throw DataFaults.OutOfRange("cells", $"from 1 to {MostCells}", cells);
        if (!(width > 0 && double.IsFinite(width))) throw DataFaults.OutOfRange("width", "positive and finite", width);
        (Cells, Width) = (cells, width);
    }

    public int Cells { get; }

    public double Width { get; }

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => [0, 0];

    /// <summary>
    /// With the side c of a square: for an even n the components are uniform, n²/12 c², and an even board leans, E x₁ x₂ = c²/4; for an odd n
    /// the squares i are c² ((n² − 1)(n² + 3)/12(n² + 1) + 1/12) wide, without a lean.
    /// </summary>
    public override double[,] CovarianceMatrix()
    {
        var (c2, n2) = (Width / Cells * (Width / Cells), (double)Cells * Cells);
        var variance = c2 * (Cells % 2 == 0 ? n2 : (n2 - 1) * (n2 + 3) / (n2 + 1) + 1) / 12;
        var lean = Cells % 2 == 0 ? c2 / 4 : 0;
        return new[,] { { variance, lean }, { lean, variance } };
    }

    /// <inheritdoc/>
    public override int Coordinates => 3;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        // The number of the square among those of its colour: row by row when n is odd, by pairs of rows, that hold n together, when it is even.
        var filled = (Cells * Cells + 1) / 2;
        var place = (u.select(0, 0) * filled).floor_().clamp_max_(filled - 1).mul_(2);
        var row = (place / Cells).floor();
        var column = place - row * Cells;
        if (Cells % 2 == 0) column = column + row % 2;
        return (u.narrow(0, 1, 2).t() + stack([column, row], 1)).mul_(Width / Cells).sub_(Width / 2).MoveToOuterDisposeScope();
    }
}
