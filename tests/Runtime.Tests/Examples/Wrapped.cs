using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>The same data, of which no more is told than where its points are.</summary>
public abstract class Wrapped(DataDistribution of) : DataDistribution
{
    public override int Dimension => of.Dimension;

    public override ImmutableArray<double> Mean => of.Mean;

    public override int Coordinates => of.Coordinates;

    public override double[,] CovarianceMatrix() => of.CovarianceMatrix();

    public override Tensor Place(Tensor u) => of.Place(u);
}
