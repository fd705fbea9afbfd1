using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The blocks that were taken so far, and how many are to be taken: equally many of every shift of the run's <see cref="Share"/>.</summary>
internal sealed class Sampling
{
    private const string Name = "integrals", Asked = "asked", OfPoints = "points ", OfControl = "control ";

    private readonly BlockRunner main;
    private readonly BlockRunner? further;
    private readonly Ledger ledger;
    private readonly int[] shifts;
    private readonly ShiftMeans points;
    private readonly ShiftMeans? control;
    private long blocksAsked;
    private long controlBlocksAsked;

    /// <param name="further">The control variable alone; null where it is not sampled further.</param>
    /// <param name="first">Blocks of each shift to begin with.</param>
    /// <param name="ledger">Where it goes on from what was taken earlier.</param>
    public Sampling(BlockRunner main, BlockRunner? further, long first, Ledger ledger)
    {
        (this.main, this.further, this.ledger) = (main, further, ledger);
        (points, control) = (main.NewMeans(), further?.NewMeans());
        (blocksAsked, controlBlocksAsked) = (first, further is null ? 0 : 1);
        var (from, to) = ledger.Share.Of(Draws.Shifts);
        shifts = [.. Enumerable.Range((int)from, (int)(to - from))];
        foreach (var (part, numbers) in ledger.Taken(Name))
        {
            if (part == Asked) (blocksAsked, controlBlocksAsked) = ((long)numbers[0], (long)numbers[1]);
            else if (part.StartsWith(OfPoints, StringComparison.Ordinal)) points.Restore(part[OfPoints.Length..], numbers);
            else control?.Restore(part[OfControl.Length..], numbers);
        }
    }

    /// <summary>Data points that the network, or whatever is measured, was evaluated at.</summary>
    public long Points => points.Blocks * main.Size;

    /// <summary>Data points of the control variable alone.</summary>
    public long ControlPoints => (control?.Blocks ?? 0) * (further?.Size ?? 0);

    public long Done => Points + ControlPoints;

    /// <summary>Data points when what was asked for is done.</summary>
    public long Target => shifts.Length * (blocksAsked * main.Size + controlBlocksAsked * (further?.Size ?? 0));

    /// <summary>Whether everything that was asked for was taken.</summary>
    public bool IsDone => Least(points) >= blocksAsked && (control is null || Least(control) >= controlBlocksAsked);

    /// <summary>Whether there is a block of every shift.</summary>
    public bool Started => points.IsWhole;

    /// <summary>Whether the control variable was seen further.</summary>
    public bool IsControlled => control is { IsWhole: true };

    /// <summary>A measure at a node, or its integral at the number of nodes.</summary>
    public Regression Of(int measure, int column) => Regression.Of(
        Column(measure, column),
        IsControlled ? points.Column(main.ControlMeasure * main.Columns + column) : [],
        IsControlled ? control!.Column(column) : null);

    /// <summary>Σ_k a_k of a measure's means at the nodes, with the control variable as the measure's integral takes it.</summary>
    public Regression Sum(int measure, double[] a)
    {
        if (!IsControlled) return Regression.Of(Columns(measure, a), [], null);
        var (its, integral) = (main.ControlMeasure * main.Columns, main.Columns - 1);
        var β = Regression.Slope(Column(measure, integral), points.Column(its + integral), control!.Column(integral));
        return Regression.Of(Columns(measure, a), points.Sum(its, a), control.Sum(0, a), β);
    }

    /// <summary>What single data points contribute to a measure's integral; null where that is nearly the same of all, or is not what a length is made of.</summary>
    public Tail? TailOf(int measure)
    {
        if (main.IsLength(measure)) return null;
        double[] moments = [.. Enumerable.Range(0, 4).Select(p => points.Column(main.FirstMoment + p * main.Measures + measure).Average())];
        double[] extremes = [.. Enumerable.Range(0, 2).Select(e => points.Column(main.FirstExtreme + e * main.Measures + measure).Max())];
        return Tail.Of(moments, extremes, Points, Of(measure, main.Columns - 1).Values);
    }

    /// <summary>Asks for twice as many data points, or for twice as many of the control variable: the numbers at which lattices are whole.</summary>
    /// <returns>Whether there is anything to take.</returns>
    public bool Double(bool points, bool control)
    {
        if (points) blocksAsked = Doubled(blocksAsked, main.Size);
        if (control && further is not null) controlBlocksAsked = Doubled(controlBlocksAsked, further.Size);
        return !IsDone;
    }

    /// <summary>Takes what was asked for, or what of it is done when it is cancelled.</summary>
    public void Advance(Workers workers, CancellationToken cancellation, Action tell)
    {
        Take(main, points, blocksAsked);
        if (further is not null) Take(further, control!, controlBlocksAsked);

        // One block of every shift at a time, where these are all: in between all have equally many, and an error can be told.
        void Take(BlockRunner runner, ShiftMeans means, long to)
        {
            while (!cancellation.IsCancellationRequested && Least(means) is var least && least < to)
            {
                var several = Math.Min(to - least, Draws.Shifts / shifts.Length);
                var jobs = (from b in Enumerable.Range(0, (int)several) from s in shifts where means.BlocksOf(s) <= least + b select (Shift: s, Block: least + b)).ToArray();
                var done = workers.MapWhile(jobs.Length, i => runner.Run(jobs[i].Shift, jobs[i].Block), cancellation);
                for (var i = 0; i < done.Length; i++) means.Add(jobs[i].Shift, done[i]);
                ledger.Advance(Name, Parts);
                tell();
            }
        }
    }

    /// <summary>Keeps what was taken, at the end.</summary>
    /// <exception cref="OperationCanceledException">It is not enough to tell anything.</exception>
    public void Close()
    {
        ledger.Close(Name, Parts(), IsDone);
        if (!Started) throw new OperationCanceledException();
    }

    // One number for each shift. A root has its pseudo-values: what is linear in the roots has its value and its error from them as from means.
    private double[] Column(int measure, int column)
    {
        if (main.IsLength(measure) && column == main.Nodes.Length) return Columns(measure, [.. main.Nodes.Select(n => n.Weight)]);
        var means = points.Column(measure * main.Columns + column);
        return main.IsLength(measure) ? Jackknife.PseudoValues(mean => main.Nodes[column].Speed(mean[0]), [means]) : means;
    }

    // Σ_k a_k of them at the nodes.
    private double[] Columns(int measure, double[] a)
    {
        if (!main.IsLength(measure)) return points.Sum(measure * main.Columns, a);
        var speeds = a.Select((_, k) => Column(measure, k)).ToArray();
        return [.. Enumerable.Range(0, Draws.Shifts).Select(r => a.Zip(speeds, (a_k, s) => a_k * s[r]).Sum())];
    }

    private long Least(ShiftMeans means) => shifts.Min(means.BlocksOf);

    private IEnumerable<(string Part, double[] Numbers)> Parts() =>
    [
        (Asked, [blocksAsked, controlBlocksAsked]),
        .. points.Parts.Select(p => (OfPoints + p.Shift, p.Numbers)),
        .. (control?.Parts ?? []).Select(p => (OfControl + p.Shift, p.Numbers)),
    ];

    private static long Doubled(long blocks, int size) => Math.Min(2 * blocks, Math.Max(blocks, Measurement.MostPoints / Draws.Shifts / size));
}
