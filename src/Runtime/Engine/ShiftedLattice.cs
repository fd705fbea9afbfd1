using System.Collections.Immutable;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Uniform numbers of one block of one shift: a lattice, shifted at random. Each number alone is uniform, so means are unbiased, and the means over independent shifts tell their
/// error. Components beyond the lattice's are random numbers.
/// </summary>
internal sealed class ShiftedLattice : IDisposable
{
    private readonly Generator shifts;
    private readonly Generator beyond;
    private readonly Tensor points;
    private readonly Tensor? part;
    private readonly int parts;

    /// <param name="block">From 0; where a shift's lattice is used up, another begins.</param>
    /// <param name="dimensions">How many components are asked for at most.</param>
    /// <param name="sizes">Of the parts of the block, each a lattice with shifts of its own: powers of two that sum to one.</param>
    public ShiftedLattice(Subject subject, string purpose, int shift, long block, int dimensions, ImmutableArray<int> sizes)
    {
        var perLattice = RankOneLattice.Count / sizes.Sum();
        var known = Math.Min(dimensions, RankOneLattice.Dimensions);
        // The same for all blocks of a lattice: what is drawn from it does not depend on the number of points.
        shifts = RandomStream.Generator(subject.Seed, purpose + " shift", block / perLattice * Draws.Shifts + shift, CPU);
        beyond = RandomStream.Generator(subject.Seed, purpose + " beyond", block * Draws.Shifts + shift, subject.Device);
        parts = sizes.Length;
        points = cat([.. sizes.Select(n => RankOneLattice.Block(block % perLattice, n, known, subject.Device))], 1);
        part = parts == 1 ? null : tensor(sizes.SelectMany((n, k) => Enumerable.Repeat((long)k, n)).ToArray(), dtype: int64, device: subject.Device);
    }

    /// <summary>Some components, shifted anew.</summary>
    /// <returns>[components, B], on [0, 1); a new tensor.</returns>
    public Tensor Shifted(int first, int components)
    {
        using var scope = NewDisposeScope();
        var known = Math.Clamp(points.shape[0] - first, 0, components);
        var Δ = rand([known, parts], dtype: float64, generator: shifts).to(points.device);
        var u = (points.narrow(0, Math.Min(first, points.shape[0]), known) + (part is null ? Δ : Δ.index_select(1, part))).frac_();
        if (known < components) u = cat([u, rand([components - known, points.shape[1]], dtype: float64, device: points.device, generator: beyond)], 0);
        return u.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        shifts.Dispose();
        beyond.Dispose();
    }
}
