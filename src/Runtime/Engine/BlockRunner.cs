using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Evaluates fixed blocks of data points of one shift at all nodes. A data point's value is the sum over the nodes.</summary>
internal sealed class BlockRunner : IDisposable
{
    /// <summary>Data points of a block, at most.</summary>
    public const int MostPoints = 1024;

    private const int CostlyPoints = 128;
    private const int Moments = 4;

    private readonly Subject subject;
    private readonly string purpose;
    private readonly ImmutableArray<TimeNode> nodes;
    private readonly Evaluator[] evaluators;
    private readonly Tensor weights;
    private readonly NormalStrata? strata;

    /// <param name="most">Data points that are asked for at most; a block holds no more of them than is needed for that.</param>
    public BlockRunner(Subject subject, string purpose, ImmutableArray<TimeNode> nodes, long most = long.MaxValue)
    {
        using var scope = NewDisposeScope();
        (this.subject, this.purpose, this.nodes) = (subject, purpose, nodes);
        Size = subject.IsCostly ? Math.Clamp(NormalStrata.LeastSmooth(subject), CostlyPoints, MostPoints) : MostPoints;
        while (Size > 1 && Size / 2 * Draws.Shifts >= most) Size /= 2;
        strata = NormalStrata.Of(subject, Size);
        evaluators = [.. nodes.Select(n => subject.At(n.Kernel))];
        weights = tensor(nodes.Select(n => n.Weight).ToArray(), [1, nodes.Length, 1], dtype: float64, device: subject.Device)
            .DetachFromDisposeScope();
        ControlMeasure = subject.Measures.Select((m, j) => m is TotalEntropyProduction ? j : -1).Max();
    }

    public ImmutableArray<TimeNode> Nodes => nodes;

    /// <summary>Whether a measure is a length: its columns are E[g], of which it holds the roots.</summary>
    public bool IsLength(int measure) => subject.Measures[measure].IsLength;

    public int Measures => subject.Measures.Length;

    /// <summary>Data points of a block.</summary>
    public int Size { get; }

    /// <summary>The index of S_tot, whose integrand serves the others as control variable; −1 where it is not measured.</summary>
    public int ControlMeasure { get; }

    /// <summary>A column for every node, and last the sum over all.</summary>
    public int Columns => nodes.Length + 1;

    /// <summary>Behind the columns of all measures: E v, E v², E v³ and E v⁴ of every measure's contributions v of single data points, each for all measures.</summary>
    public int FirstMoment => subject.Measures.Length * Columns;

    /// <summary>Behind the means: the greatest v of every measure, then the greatest −v.</summary>
    public int FirstExtreme => FirstMoment + Moments * subject.Measures.Length;

    public ShiftMeans NewMeans() => new(FirstExtreme, 2 * subject.Measures.Length);

    /// <summary>The means over one block, columns of the first measure, then of the next; then what tells of their tails.</summary>
    public double[] Run(int shift, long block)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var states = StatesOf(shift, block);
        var values = new List<Tensor>();
        foreach (var evaluator in evaluators)
        {
            var drawn = states.Next(evaluator.Kernel);
            var g_k = evaluator.IntegrandsAt(drawn);
            values.Add(drawn.Weight is { } w ? g_k.mul_(w) : g_k);
        }
        var g = stack(values, 1);
        var v = (g * weights).sum(1);
        var v2 = v * v;
        var means = cat([cat([g, v.unsqueeze(1)], 1).mean([2]).flatten(), .. ((Tensor[])[v, v2, v2 * v, v2 * v2]).Select(p => p.mean([1])), v.amax([1]), (-v).amax([1])], 0).cpu().data<double>().ToArray();
        if (Array.FindIndex(means, v => !double.IsFinite(v)) is >= 0 and var bad)
            throw bad < FirstMoment ? NotFinite(shift, block, bad / Columns, bad % Columns) : NotFinite(shift, block, (bad - FirstMoment) % subject.Measures.Length, nodes.Length);
        return means;
    }

    public void Dispose()
    {
        foreach (var evaluator in evaluators) evaluator.Dispose();
        weights.Dispose();
        strata?.Dispose();
    }

    private States StatesOf(int shift, long block) => strata is null
        ? new PointStates(new Draws(subject, purpose, shift, block, Size))
        : new NormalStates(strata, new ShiftedLattice(subject, purpose, shift, block, subject.Data.Dimension, strata.Sizes));

    // Draws the block again, up to the node that failed.
    private NecException NotFinite(int shift, long block, int measure, int node)
    {
        node = Math.Min(node, nodes.Length - 1);
        using var states = StatesOf(shift, block);
        for (var k = 0; k < node; k++) states.Next(nodes[k].Kernel);
        return Diagnosis.Of(subject, evaluators[node], states.Next(nodes[node].Kernel), measure, node, (block * Draws.Shifts + shift) * Size);
    }
}
