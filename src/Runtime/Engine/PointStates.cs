using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>States of any data: data points that all nodes share, with noise.</summary>
internal sealed class PointStates(Draws draws) : States
{
    private Tensor? z;

    /// <inheritdoc/>
    public override void Dispose() => draws.Dispose();

    /// <inheritdoc/>
    protected override void Shift() => z = draws.Noise();

    /// <inheritdoc/>
    protected override Drawn At(Kernel kernel, int sign) => new(kernel.Carry(draws.Points, z!, sign), sign > 0 ? z! : -z!) { Labels = draws.Labels };
}
