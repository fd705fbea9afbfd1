using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// p_d = (1/N) Σ_i δ(x − x_i), so p_t = (1/N) Σ_i N(μ x_i, Σ² I). S_tot diverges like D ln(1/Σ) where Σ vanishes at the start; with a cut-off it is
/// finite, and what a network that memorises the points would store.
/// </summary>
[Term("points", "the points written in the file, each as likely as the others")]
public sealed class Points : DataDistribution
{
    private readonly Lock gate = new();
    private PointsTensors? tensors;

    /// <param name="values">x_i</param>
    public Points([Argument("the points, a list of components each; plain numbers are points of the line")] ImmutableArray<ImmutableArray<double>> values)
    {
        if (values.IsDefaultOrEmpty || values[0].IsEmpty) throw DataFaults.Nothing("values");
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Length != values[0].Length) throw DataFaults.PointsDiffer(i + 1, values[i].Length, values[0].Length);
            foreach (var x in values[i])
                if (!double.IsFinite(x)) throw DataFaults.OutOfRange("values", "finite", x);
        }
        Table = PointTable.Of([.. values.SelectMany(x => x)], values[0].Length);
    }

    internal Points(PointTable table, PointLabels? labels = null) => (Table, Labels) = (table, labels);

    /// <summary>The class of every point; null where they have none.</summary>
    public PointLabels? Labels { get; }

    /// <summary>N</summary>
    public int Count => Table.Count;

    /// <summary>x_i.</summary>
    internal PointTable Table { get; }

    /// <inheritdoc/>
    public override int Dimension => Table.Dimension;

    private protected override Labelling? FindLabelling() => Labels is null ? null : new Labelling(
        Labels.Classes,
        Labels.Probabilities,
        c => new Points(Table.Picked(Labels.PointsOf(c))),
        u => tensor([.. Numbers(u).cpu().data<long>().Select(i => (long)Labels.Of[(int)i])], dtype: int64, device: u.device));

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => Table.Mean();

    /// <inheritdoc/>
    public override ImmutableArray<double> Variances => Table.Variances();

    /// <inheritdoc/>
    public override double[,] CovarianceMatrix() => Table.Covariance();

    /// <inheritdoc/>
    public override DataDistribution Mapped(AffineMap map) => new Points(Table.Mapped(map), Labels);

    /// <inheritdoc/>
    public override Points Atoms => this;

    /// <inheritdoc/>
    public override Points Marginal(int start, int length) => new(Table.Columns(start, length), Labels);

    /// <inheritdoc/>
    public override bool HasScore => true;

    /// <inheritdoc/>
    public override int Coordinates => 1;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        return On(u.device).Pick(Numbers(u)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override double MissingDimensions => Dimension;

    /// <inheritdoc/>
    protected internal override Field CentredScoreAt(IsotropicKernel kernel, Device device) => new PointsScore(On(device), kernel);

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel)
    {
        using var scope = NewDisposeScope();
        using var density = new PointsScore(On(y.device), kernel);
        return density.LogDensity(y).MoveToOuterDisposeScope();
    }

    // i of every point that is placed, from 0: [B], int64.
    private Tensor Numbers(Tensor u) => (u.select(0, 0) * Table.Count).floor_().clamp_max_(Table.Count - 1).to(int64);

    // One copy serves all times: only scalars depend on them.
    internal PointsTensors On(Device device)
    {
        lock (gate)
        {
            if (tensors is null || tensors.Device.ToString() != device.ToString()) tensors = new PointsTensors(Table, device);
            return tensors;
        }
    }
}
