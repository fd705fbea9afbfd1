using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>What a network that is told labels is to the points of one class.</summary>
internal sealed class NetworkOfClass(Network network, int label) : Network(network.Predicts)
{
    public override IReadOnlyList<double> Jumps => network.Jumps;

    public override bool IsCostly => network.IsCostly;

    public override double LeastTolerance => network.LeastTolerance;

    public override Field At(Kernel kernel) => network.At(kernel, label);
}
