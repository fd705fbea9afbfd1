using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Sums over independent units, in blocks of fixed size with a <see cref="RandomStream"/> each, added in order: the digits depend neither on who works nor on how
/// many do. Units are taken until the accuracy that the plan asks for is reached, or as many as it names.
/// </summary>
/// <param name="purpose">Of the random numbers.</param>
/// <param name="measure">The one that is told of.</param>
/// <param name="size">Units of a block, where the components are not very many.</param>
/// <param name="round">Blocks at once.</param>
/// <param name="mostUnits">However many the accuracy needs, no more than these.</param>
internal sealed class UnitSampling(Conditions given, string purpose, string measure, int size = 1024, int round = 16, long mostUnits = Measurement.MostPoints)
{
    private const double Margin = 1.1;

    // Numbers of a block's largest tensors.
    private const int MostNumbers = 1 << 18;

    private const string Asked = "asked";

    // Nats: below it numbers are rounding errors of zero.
    private const double Nothing = 1e-12;

    /// <summary>Units of a block.</summary>
    public int Size { get; } = Math.Clamp(MostNumbers / given.Data.Dimension, 16, size);

    public ImmutableArray<RunWarning> Warnings { get; private set; } = [];

    /// <summary>|error / reference|; 0 where there is no error.</summary>
    public static double Relative(double error, double reference) => error <= Nothing ? 0 : error / Math.Abs(reference);

    /// <summary>The sums of the units that the accuracy takes.</summary>
    /// <param name="block">Those of one block.</param>
    /// <param name="relativeError">That which counts.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before there was any, or other shares of the work have the rest.</exception>
    public T Take<T>(Func<Block, T> block, Func<T, double> relativeError)
        where T : class, IMergeable<T>
    {
        var taken = given.Ledger.Taken(purpose).ToLookup(part => part.Part == Asked);
        var (sums, most) = (TreeSum<T>.Of(taken[false]), mostUnits / Size);
        var asked = taken[true].Select(part => (long)part.Numbers[0]).FirstOrDefault(given.Plan.Samples > 0 ? (given.Plan.Samples + Size - 1) / Size : round);
        while (Advance(sums, asked, block, relativeError) && More(sums.Total!, asked) is var more && more > asked) asked = more;
        given.Ledger.Close(purpose, Parts(sums, asked), Missing(sums, asked) is null);
        var all = sums.Total ?? throw new OperationCanceledException();
        if (given.Plan.Samples == 0 && relativeError(all) is var reached && reached > given.Plan.Accuracy)
            Warnings = [Failures.AccuracyNotReached(measure, reached, given.Plan.Accuracy, all.Count)];
        return all;

        // How many blocks the accuracy needs.
        long More(T sum, long blocks)
        {
            if (given.Plan.Samples > 0 || blocks >= most || relativeError(sum) is var relative && relative <= given.Plan.Accuracy) return blocks;
            var needed = Math.Ceiling(Margin * blocks * Math.Pow(relative / given.Plan.Accuracy, 2) / round) * round;
            return (long)Math.Min(most, Math.Max(blocks + round, needed));
        }
    }

    /// <summary>The sums of a few blocks, whatever the accuracy.</summary>
    public T First<T>(int blocks, Func<Block, T> block)
        where T : class, IMergeable<T> =>
        given.Workers.Map(blocks, i => Of(i, block), given.Cancellation).Aggregate((all, next) => all.Plus(next));

    /// <returns>Whether all blocks are taken that were asked for.</returns>
    private bool Advance<T>(TreeSum<T> sums, long asked, Func<Block, T> block, Func<T, double> relativeError)
        where T : class, IMergeable<T>
    {
        while (!given.Cancellation.IsCancellationRequested && Missing(sums, asked) is { } missing)
        {
            var done = given.Workers.MapWhile((int)Math.Min(round, missing.To - missing.From), i => Of(missing.From + i, block), given.Cancellation);
            for (var i = 0; i < done.Length; i++) sums.Add(missing.From + i, done[i]);
            given.Ledger.Advance(purpose, () => Parts(sums, asked));
            if (sums.Total is { } sum) given.Progress?.Report(new MeasureProgress(sum.Count, Units(asked), relativeError(sum)));
        }
        return Missing(sums, asked) is null;
    }

    private (long From, long To)? Missing<T>(TreeSum<T> sums, long asked)
        where T : class, IMergeable<T>
    {
        var (first, to) = given.Ledger.Share.Of(asked);
        return sums.Missing(first) is var next && next < to ? (next, to) : null;
    }

    private long Units(long asked) => given.Ledger.Share.Of(asked) is var (from, to) ? (to - from) * Size : 0;

    private static IEnumerable<(string Part, double[] Numbers)> Parts<T>(TreeSum<T> sums, long asked)
        where T : class, IMergeable<T> => sums.Parts.Prepend((Asked, [asked]));

    private T Of<T>(long number, Func<Block, T> block)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(given.Seed, purpose, number, given.Device);
        return block(new Block(generator, Size, number * Size, measure));
    }

    /// <summary>A block of units to be taken.</summary>
    /// <param name="Generator">Of its random numbers.</param>
    /// <param name="Size">How many units.</param>
    /// <param name="First">The number of the first.</param>
    public sealed record Block(Generator Generator, int Size, long First, string Measure)
    {
        /// <summary>Of numbers of its units.</summary>
        /// <param name="values">[number, unit]</param>
        /// <exception cref="NecException">One is not finite.</exception>
        public Tally Tally(Tensor values)
        {
            if (values.isfinite().all().item<bool>()) return Engine.Tally.Of(values);
            var units = values.sum([0]).cpu().contiguous().data<double>().ToArray();
            var bad = Array.FindIndex(units, v => !double.IsFinite(v));
            throw Failures.UnitNotFinite(Measure, First + bad, units[bad]);
        }
    }
}
