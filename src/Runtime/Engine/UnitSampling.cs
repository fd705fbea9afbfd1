using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Means of a few numbers over independent units, in blocks of fixed size with a <see cref="RandomStream"/> each, added in order: the digits depend neither on who
/// works nor on how many do. Units are taken until the accuracy that the plan asks for is reached, or as many as it names.
/// </summary>
/// <param name="purpose">Of the random numbers.</param>
/// <param name="measure">The one that is told of.</param>
internal sealed class UnitSampling(Conditions given, string purpose, string measure)
{
    /// <summary>Units of a block.</summary>
    public const int Size = 1024;

    private const int Round = 16;
    private const double Margin = 1.1;

    // Nats: below it numbers are rounding errors of zero.
    private const double Nothing = 1e-12;

    private Tally? tally;
    private long blocks;

    public ImmutableArray<RunWarning> Warnings { get; private set; } = [];

    /// <param name="values">Those of one block, [number, unit].</param>
    /// <param name="judge">The standard error that counts, and what it is relative to.</param>
    public Tally Take(Func<Generator, Tensor> values, Func<Tally, (double Error, double Reference)> judge)
    {
        var most = Measurement.MostPoints / Size;
        var asked = given.Plan.Samples > 0 ? (given.Plan.Samples + Size - 1) / Size : Round;
        while (true)
        {
            while (blocks < asked) Advance(values, asked, judge);
            var relative = Relative(judge);
            if (given.Plan.Samples > 0 || relative <= given.Plan.Accuracy) return tally!;
            if (blocks >= most)
            {
                Warnings = [Failures.AccuracyNotReached(measure, relative, given.Plan.Accuracy, tally!.Count)];
                return tally;
            }
            var needed = Math.Ceiling(Margin * blocks * Math.Pow(relative / given.Plan.Accuracy, 2) / Round) * Round;
            asked = (long)Math.Min(most, Math.Max(blocks + Round, needed));
        }
    }

    private void Advance(Func<Generator, Tensor> values, long asked, Func<Tally, (double Error, double Reference)> judge)
    {
        var (first, count) = (blocks, (int)Math.Min(Round, asked - blocks));
        foreach (var block in given.Workers.Map(count, i => Block(values, first + i), given.Cancellation)) tally = tally?.Plus(block) ?? block;
        blocks += count;
        given.Progress?.Report(new MeasureProgress(blocks * Size, asked * Size, Relative(judge)));
    }

    private Tally Block(Func<Generator, Tensor> values, long block)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(given.Seed, purpose, block, given.Device);
        var found = values(generator);
        if (found.isfinite().all().item<bool>()) return Tally.Of(found);
        var rows = found.sum(0).cpu().contiguous().data<double>().ToArray();
        var bad = Array.FindIndex(rows, v => !double.IsFinite(v));
        throw Failures.UnitNotFinite(measure, block * Size + bad, rows[bad]);
    }

    private double Relative(Func<Tally, (double Error, double Reference)> judge)
    {
        var (error, reference) = judge(tally!);
        return error <= Nothing ? 0 : error / Math.Abs(reference);
    }
}
