using NeuralEntropy.Runtime.Distances;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The blocks that were taken so far, and how many are to be taken: equally many of every shift.</summary>
/// <param name="further">The control variable alone; null where it is not sampled further.</param>
/// <param name="first">Blocks of each shift to begin with.</param>
internal sealed class Sampling(BlockRunner main, BlockRunner? further, long first)
{
    private readonly ShiftMeans points = main.NewMeans();
    private readonly ShiftMeans? control = further?.NewMeans();
    private long blocks;
    private long controlBlocks;
    private long blocksAsked = first;
    private long controlBlocksAsked = further is null ? 0 : 1;

    /// <summary>Data points that the network, or whatever is measured, was evaluated at.</summary>
    public long Points => points.Blocks * main.Size;

    /// <summary>Data points of the control variable alone.</summary>
    public long ControlPoints => (control?.Blocks ?? 0) * (further?.Size ?? 0);

    public long Done => Points + ControlPoints;

    /// <summary>Data points when what was asked for is done.</summary>
    public long Target => Draws.Shifts * (blocksAsked * main.Size + controlBlocksAsked * (further?.Size ?? 0));

    /// <summary>Whether any block was taken.</summary>
    public bool Started => points.Blocks > 0;

    /// <summary>A measure at a node, or its integral at the number of nodes.</summary>
    public Regression Of(int measure, int column) => Regression.Of(
        Column(measure, column),
        control is null ? [] : points.Column(main.ControlMeasure * main.Columns + column),
        control?.Column(column));

    /// <summary>Asks for twice as many data points, or for twice as many of the control variable: the numbers at which lattices are whole.</summary>
    public void Double(bool points, bool control)
    {
        if (points) blocksAsked = Doubled(blocks, main.Size);
        if (control && further is not null) controlBlocksAsked = Doubled(controlBlocks, further.Size);
    }

    /// <summary>Takes what was asked for.</summary>
    /// <returns>Whether there was anything to take.</returns>
    public bool Advance(Workers workers, CancellationToken cancellation, Action tell)
    {
        if (blocks == blocksAsked && controlBlocks == controlBlocksAsked) return false;
        Take(main, points, blocks, blocksAsked);
        if (further is not null) Take(further, control!, controlBlocks, controlBlocksAsked);
        (blocks, controlBlocks) = (blocksAsked, controlBlocksAsked);
        return true;

        // One block of every shift at a time: in between all have equally many, and an error can be told.
        void Take(BlockRunner runner, ShiftMeans means, long from, long to)
        {
            for (var block = from; block < to; block++)
            {
                var done = workers.Map(Draws.Shifts, shift => runner.Run(shift, block), cancellation);
                for (var shift = 0; shift < Draws.Shifts; shift++) means.Add(shift, done[shift]);
                tell();
            }
        }
    }

    // One number for each shift. A root has its pseudo-values: what is linear in the roots has its value and its error from them as from means.
    private double[] Column(int measure, int column)
    {
        var means = points.Column(measure * main.Columns + column);
        if (!main.IsLength(measure)) return means;
        if (column < main.Nodes.Length) return Jackknife.PseudoValues(mean => main.Nodes[column].Speed(mean[0]), [means]);
        var speeds = main.Nodes.Select((_, k) => Column(measure, k)).ToArray();
        return [.. means.Select((_, r) => main.Nodes.Zip(speeds, (n, s) => n.Weight * s[r]).Sum())];
    }

    private static long Doubled(long blocks, int size) => Math.Min(2 * blocks, Math.Max(blocks, Measurement.MostPoints / Draws.Shifts / size));
}
