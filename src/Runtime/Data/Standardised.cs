using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Data;

/// <summary>(x − E x)/√Var x in every component, by the exact moments of the data; of a file, by those of the rows that are taken.</summary>
[Term("standardise", "data moved and stretched to mean 0 and standard deviation 1 in every component", Alias = "standardize")]
public sealed class Standardised : DerivedData
{
    // Of the mean: a deviation below it is a rounding error of the sum.
    private const double Rounding = 1e-13;

    private readonly DataDistribution data;
    private readonly Lazy<DataDistribution> law;

    /// <param name="data">x</param>
    public Standardised([Argument("what is standardised")] DataDistribution data)
    {
        this.data = data;
        law = new(() => data.Mapped(Standardising()));
        if (data.Files.IsEmpty) _ = Law;
    }

    /// <inheritdoc/>
    public override DataDistribution Law => law.Value;

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files => data.Files;

    /// <inheritdoc/>
    public override int Dimension => data.Dimension;

    /// <inheritdoc/>
    public override double MissingDimensions => data.MissingDimensions;

    /// <inheritdoc/>
    public override bool IsLabelled => data.IsLabelled;

    // Whatever the deviations are: what is in a file is not known before it is read.
    /// <inheritdoc/>
    public override bool HasScore => data.Files.IsEmpty ? Law.HasScore : data.HasScoreUnderDiagonal;

    internal override bool HasScoreUnder(AffineMap map) =>
        data.Mapped(map.After(AffineMap.Of([.. Enumerable.Range(1, Dimension).Select(i => (double)i)], [.. new double[Dimension]]))).HasScore;

    private AffineMap Standardising()
    {
        var (mean, variances) = (data.Mean, data.Variances);
        for (var d = 0; d < Dimension; d++)
            if (!(Math.Sqrt(variances[d]) > Rounding * Math.Abs(mean[d])))
                throw data.Files is [var file, ..] ? FileFailures.ConstantComponent(file.Name, d + 1, mean[d]) : DataFaults.ConstantComponent(d + 1, mean[d]);
        return AffineMap.Of([.. variances.Select(v => 1 / Math.Sqrt(v))], [.. mean.Zip(variances, (m, v) => -m / Math.Sqrt(v))]);
    }
}
