using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>p_d(x) = Π_i p_i(x_i), x_i the components of part i. The noise of different components is independent, so p_t is the product of the parts' p_t.</summary>
[Term("product", "independent parts, the components of one behind those of the other")]
public sealed class Product : DataDistribution
{
    /// <param name="parts">p_i, in the order of their components.</param>
    public Product([Argument("the parts, in the order of their components")] params ImmutableArray<DataDistribution> parts)
    {
        if (parts.IsDefaultOrEmpty) throw DataFaults.Nothing("parts");
        Parts = parts;
        Starts = [.. Enumerable.Range(0, parts.Length).Select(i => parts[..i].Sum(p => p.Dimension))];
        Dimension = parts.Sum(p => p.Dimension);
    }

    public ImmutableArray<DataDistribution> Parts { get; }

    /// <summary>The first component of every part, from 0.</summary>
    private ImmutableArray<int> Starts { get; }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files => [.. Parts.SelectMany(p => p.Files)];

    /// <inheritdoc/>
    public override ImmutableArray<double> Mean => [.. Parts.SelectMany(p => p.Mean)];

    /// <inheritdoc/>
    public override ImmutableArray<double> Variances => [.. Parts.SelectMany(p => p.Variances)];

    /// <inheritdoc/>
    public override double[,] CovarianceMatrix()
    {
        var all = new double[Dimension, Dimension];
        foreach (var (part, start) in Parts.Zip(Starts))
        {
            var block = part.CovarianceMatrix();
            for (var i = 0; i < part.Dimension; i++)
                for (var j = 0; j < part.Dimension; j++) all[start + i, start + j] = block[i, j];
        }
        return all;
    }

    /// <inheritdoc/>
    public override double MissingDimensions => Parts.Sum(p => p.MissingDimensions);

    /// <summary>A product where the parts stay apart.</summary>
    public override DataDistribution Mapped(AffineMap map)
    {
        var blocks = Parts.Zip(Starts, (part, start) => map.Block(start, part.Dimension)).ToArray();
        return blocks.Contains(null) ? base.Mapped(map) : new Product([.. Parts.Zip(blocks, (part, block) => part.Mapped(block!))]);
    }

    /// <summary>The classes of the part that has some, where one alone does.</summary>
    private protected override Labelling? FindLabelling() => Labelled is [var i]
        ? Parts[i].Labelling!.Carried(law => new Product(Parts.SetItem(i, law)), Parts[..i].Sum(p => p.Coordinates)) : null;

    /// <inheritdoc/>
    public override bool IsLabelled => Labelled.Length == 1;

    private int[] Labelled => [.. Enumerable.Range(0, Parts.Length).Where(i => Parts[i].IsLabelled)];

    /// <inheritdoc/>
    public override DataDistribution? Marginal(int start, int length)
    {
        var parts = Parts.Zip(Starts)
            .Select(p => (Part: p.First, From: Math.Max(start - p.Second, 0), To: Math.Min(start + length - p.Second, p.First.Dimension)))
            .Where(p => p.From < p.To)
            .Select(p => p.To - p.From == p.Part.Dimension ? p.Part : p.Part.Marginal(p.From, p.To - p.From)).ToArray();
        return parts.Contains(null) ? null : parts is [var only] ? only : new Product([.. parts.Select(part => part!)]);
    }

    /// <inheritdoc/>
    public override int Coordinates => Parts.Sum(p => p.Coordinates);

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        var (points, start) = (new List<Tensor>(), 0);
        foreach (var part in Parts)
        {
            points.Add(part.Place(u.narrow(0, start, part.Coordinates)));
            start += part.Coordinates;
        }
        return cat(points, 1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override bool HasScore => Parts.All(p => p.HasScore);

    /// <inheritdoc/>
    protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device)
    {
        if (!HasScore) return null;
        Field[] fields = [.. Parts.Select(p => p.CentredScoreAt(kernel, device)!)];
        return Field.Of(y => cat([.. fields.Select((field, i) => field.Evaluate(Part(y, i)))], 1), fields);
    }

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel)
    {
        if (!HasScore) return base.CentredLogDensity(y, kernel);
        using var scope = NewDisposeScope();
        return Parts.Select((part, i) => part.CentredLogDensity(Part(y, i), kernel)).Aggregate((sum, log) => sum + log).MoveToOuterDisposeScope();
    }

    private Tensor Part(Tensor y, int i) => y.narrow(1, Starts[i], Parts[i].Dimension);
}
