using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The data points x and the noise z of one block of one shift, all of one <see cref="ShiftedLattice"/>: x of its first components, z of the others.</summary>
internal sealed class Draws : IDisposable
{
    /// <summary>Independent shifts.</summary>
    public const int Shifts = 32;

    private readonly ShiftedLattice lattice;
    private readonly int coordinates;
    private readonly int dimension;

    /// <param name="block">From 0; where a shift's lattice is used up, another begins.</param>
    /// <param name="size">Data points of a block, a power of two.</param>
    public Draws(Subject subject, string purpose, int shift, long block, int size)
    {
        (coordinates, dimension) = (subject.Data.Coordinates, subject.Data.Dimension);
        lattice = new ShiftedLattice(subject, purpose, shift, block, coordinates + dimension, [size]);
        var u = Periodic.Tent(lattice.Shifted(0, coordinates));
        // The batch innermost, strides (1, B): sums over few components are slow otherwise.
        Points = subject.Data.Place(u).t().contiguous().t();
        Labels = subject.UsesLabels ? subject.Data.Labelling!.Of(u) : null;
    }

    /// <summary>x: [B, D].</summary>
    public Tensor Points { get; }

    /// <summary>The class of every point, [B] and int64; null where nothing asks for it.</summary>
    public Tensor? Labels { get; }

    /// <summary>z of the next nodes: [B, D].</summary>
    public Tensor Noise() => Data.Quantiles.Normal(Periodic.Tent(lattice.Shifted(coordinates, dimension))).t();

    public void Dispose() => lattice.Dispose();
}
