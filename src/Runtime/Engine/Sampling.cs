namespace NeuralEntropy.Runtime.Engine;

/// <summary>The blocks that were taken so far, and how many are to be taken.</summary>
/// <param name="further">The control variable alone; null where it is not sampled further.</param>
/// <param name="first">Blocks to begin with.</param>
/// <param name="round">Further ones are taken in multiples of it, so that what is looked at does not depend on who works.</param>
internal sealed class Sampling(BlockRunner main, BlockRunner? further, long first, int round)
{
    private const int FurtherRound = 16;
    private const int AtOnce = 16;

    private Moments points = main.None;
    private Moments? control = further?.None;
    private long blocks;
    private long controlBlocks;
    private long blocksAsked = first;
    private long controlBlocksAsked = further is null ? 0 : FurtherRound;

    /// <summary>Data points so far.</summary>
    public long Done => points.Count + (control?.Count ?? 0);

    /// <summary>Data points when what was asked for is done.</summary>
    public long Target => (blocksAsked + controlBlocksAsked) * BlockRunner.Size;

    /// <summary>A measure at a node, or its integral at the number of nodes.</summary>
    public Regression Of(int measure, int column) => Regression.Of(points, measure * main.Columns + column, control, column);

    /// <summary>Whether any block was taken.</summary>
    public bool Started => points.Count > 0;

    /// <summary>Asks for so many data points of each kind, rounded up; never fewer than before.</summary>
    public void Ask(double count, double controlCount)
    {
        blocksAsked = Math.Max(blocks, Rounded(count, round));
        if (further is not null) controlBlocksAsked = Math.Max(controlBlocks, Rounded(controlCount, FurtherRound));
    }

    /// <summary>Takes what was asked for.</summary>
    /// <returns>Whether there was anything to take.</returns>
    public bool Advance(Workers workers, CancellationToken cancellation, Action tell)
    {
        if (blocks == blocksAsked && controlBlocks == controlBlocksAsked) return false;
        while (blocks < blocksAsked)
        {
            points = Take(main, points, ref blocks, blocksAsked);
            tell();
        }
        while (controlBlocks < controlBlocksAsked)
        {
            control = Take(further!, control!, ref controlBlocks, controlBlocksAsked);
            tell();
        }
        return true;

        Moments Take(BlockRunner runner, Moments sum, ref long taken, long asked)
        {
            var first = taken;
            var count = (int)Math.Min(AtOnce, asked - taken);
            taken += count;
            return workers.Map(count, i => runner.Run(first + i), cancellation).Aggregate(sum, (all, block) => all.Plus(block));
        }
    }

    private static long Rounded(double count, int round)
    {
        var most = Measurement.MostPoints / BlockRunner.Size;
        var rounds = Math.Ceiling(count / BlockRunner.Size / round);
        return rounds * round >= most ? most : (long)rounds * round;
    }
}
