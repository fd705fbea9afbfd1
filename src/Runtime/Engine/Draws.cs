using NeuralEntropy.Runtime.Data;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The data points x and the noise z of one block of one shift: a lattice, shifted at random and folded by the tent u → 1 − |2u − 1|, which makes
/// the error of a mean fall up to like N⁻² where the integrand is smooth (Hickernell 2002). Each point alone is uniform, so means are
/// unbiased, and the means over independent shifts tell their error.
/// </summary>
/// <remarks>
/// All nodes of the time integral share x. Every second node shifts the noise anew, and the one after it turns its sign: so each node has a lattice of
/// few components, of full quality, whose errors are independent from node to node, and the terms linear in z, which make most of the
/// noise of the cross estimator, nearly cancel between neighbours. Components beyond the lattice's are random numbers.
/// </remarks>
internal sealed class Draws : IDisposable
{
    /// <summary>Independent shifts.</summary>
    public const int Shifts = 32;

    private readonly Generator shifts;
    private readonly Generator beyond;
    private readonly Tensor noise;
    private readonly int dimension;

    /// <param name="block">From 0; where a shift's lattice is used up, another begins.</param>
    /// <param name="size">Data points of a block, a power of two.</param>
    public Draws(Subject subject, string purpose, int shift, long block, int size)
    {
        var m = subject.Data.Coordinates;
        var (perLattice, known) = (RankOneLattice.Count / size, Math.Min(m + subject.Data.Dimension, RankOneLattice.Dimensions));
        var lattice = block / perLattice * Shifts + shift;
        dimension = subject.Data.Dimension;
        // The same for all blocks of a lattice: what is drawn from it does not depend on the number of points.
        shifts = RandomStream.Generator(subject.Seed, purpose + " shift", lattice, CPU);
        beyond = RandomStream.Generator(subject.Seed, purpose + " beyond", block * Shifts + shift, subject.Device);
        var u = RankOneLattice.Block(block % perLattice, size, known, subject.Device);
        var ofPoints = Math.Min(m, known);
        // The batch innermost, strides (1, B): sums over few components are slow otherwise.
        var coordinates = Folded(u.narrow(0, 0, ofPoints), m);
        Points = subject.Data.Place(coordinates).t().contiguous().t();
        Labels = subject.UsesLabels ? subject.Data.Labelling!.Of(coordinates) : null;
        noise = u.narrow(0, ofPoints, known - ofPoints);
    }

    /// <summary>x: [B, D].</summary>
    public Tensor Points { get; }

    /// <summary>The class of every point, [B] and int64; null where nothing asks for it.</summary>
    public Tensor? Labels { get; }

    /// <summary>z of the next nodes: [B, D].</summary>
    public Tensor Noise() => Quantiles.Normal(Folded(noise, dimension)).t();

    public void Dispose()
    {
        shifts.Dispose();
        beyond.Dispose();
    }

    /// <returns>[components, B]</returns>
    private Tensor Folded(Tensor u, int components)
    {
        using var scope = NewDisposeScope();
        var (known, size) = (u.shape[0], u.shape[1]);
        var Δ = rand([known, 1], dtype: float64, generator: shifts).to(u.device);
        var folded = (u + Δ).frac_().mul_(2).sub_(1).abs_().neg_().add_(1);
        if (known < components) folded = cat([folded, rand([components - known, size], dtype: float64, device: u.device, generator: beyond)], 0);
        return folded.MoveToOuterDisposeScope();
    }
}
