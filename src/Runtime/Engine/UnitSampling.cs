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
    public T Take<T>(Func<Block, T> block, Func<T, double> relativeError)
        where T : class, IMergeable<T>
    {
        var most = mostUnits / Size;
        var asked = given.Plan.Samples > 0 ? (given.Plan.Samples + Size - 1) / Size : round;
        T? sum = null;
        for (var blocks = 0L; ;)
        {
            while (blocks < asked)
            {
                sum = Advance(sum, blocks, (int)Math.Min(round, asked - blocks), block);
                blocks += Math.Min(round, asked - blocks);
                given.Progress?.Report(new MeasureProgress(blocks * Size, asked * Size, relativeError(sum)));
            }
            var relative = relativeError(sum!);
            if (given.Plan.Samples > 0 || relative <= given.Plan.Accuracy) return sum!;
            if (blocks >= most)
            {
                Warnings = [Failures.AccuracyNotReached(measure, relative, given.Plan.Accuracy, blocks * Size)];
                return sum!;
            }
            var needed = Math.Ceiling(Margin * blocks * Math.Pow(relative / given.Plan.Accuracy, 2) / round) * round;
            asked = (long)Math.Min(most, Math.Max(blocks + round, needed));
        }
    }

    /// <summary>The sums of a few blocks, whatever the accuracy.</summary>
    public T Advance<T>(T? sum, long first, int count, Func<Block, T> block)
        where T : class, IMergeable<T> =>
        given.Workers.Map(count, i => Of(first + i, block), given.Cancellation).Aggregate(sum, (all, next) => all?.Plus(next) ?? next)!;

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
