using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>All components have one M and one Q, numbers; of C, the diagonal counts.</summary>
internal sealed class IsotropicTransition : Transition
{
    private readonly double M, Q;
    private readonly KernelTensor? offset;
    private readonly KernelTensor deviations, shares;

    public IsotropicTransition(IsotropicKernel from, IsotropicKernel to, double[] variances)
    {
        M = from.MeanScale / to.MeanScale;
        Q = Square(from.StandardDeviation) - Square(M * to.StandardDeviation);
        double[] P = [.. variances.Select(v => Square(to.MeanScale) * v + Square(to.StandardDeviation))];
        deviations = new([.. P.Select(p => Math.Sqrt(p * Q / (Q + M * M * p)))]);
        offset = to.MeanOffset is { } d ? new([.. d.Zip(from.MeanOffset!, (near, far) => near - far / M)]) : null;
        shares = new([.. P.Select(p => p * M / (Q + M * M * p))]);
    }

    /// <inheritdoc/>
    public override Tensor Mean(Tensor y, Tensor score)
    {
        using var scope = NewDisposeScope();
        var mean = y.add(score, Q).div_(M);
        return (offset is null ? mean : mean.add_(offset.On(y.device))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Noise(Tensor z) => z * deviations.On(z.device);

    /// <inheritdoc/>
    public override Tensor Carried(Tensor noise) => noise * shares.On(noise.device);

    private static double Square(double x) => x * x;
}
