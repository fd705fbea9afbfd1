using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>The same law, of which it is not told that normal distributions make it: states are drawn by data points and noise, with the errors that these leave.</summary>
public sealed class ByPoints(DataDistribution of) : DataDistribution
{
    public override int Dimension => of.Dimension;

    public override ImmutableArray<double> Mean => of.Mean;

    public override int Coordinates => of.Coordinates;

    public override bool HasScore => of.HasScore;

    public override double[,] CovarianceMatrix() => of.CovarianceMatrix();

    public override Tensor Place(Tensor u) => of.Place(u);

    protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device) => of.CentredScoreAt(kernel, device);

    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel) => of.CentredLogDensity(y, kernel);
}
