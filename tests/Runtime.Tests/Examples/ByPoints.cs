using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>The same law, of which it is not told that normal distributions make it: states are drawn by data points and noise, with the errors that these leave.</summary>
public sealed class ByPoints(DataDistribution of) : Wrapped(of)
{
    private readonly DataDistribution law = of;

    public override bool HasScore => law.HasScore;

    protected internal override Field? CentredScoreAt(IsotropicKernel kernel, Device device) => law.CentredScoreAt(kernel, device);

    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel) => law.CentredLogDensity(y, kernel);
}
