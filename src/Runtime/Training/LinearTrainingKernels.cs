using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>The matrices of many steps: [steps, groups, throws, D, D], and vectors as [steps, groups, throws, 1, D].</summary>
internal sealed class LinearTrainingKernels : TrainingKernels
{
    private readonly Tensor time, mean, offset, colouring;
    private readonly LinearStep all;

    public LinearTrainingKernels(LinearProcess process, Loss loss, Tensor t, Device device)
    {
        var kernels = process.At(t.contiguous().data<double>().ToArray());
        var weights = kernels.Select(loss.Whitening).ToArray();
        var noises = kernels.Zip(weights, (k, W) => W.Times(k.Whitening.Transposed())).ToArray();
        long[] times = [.. t.shape[..3]];
        Tensor Matrices(IEnumerable<double[,]> values) =>
            Keep(tensor([.. values.SelectMany(v => v.Entries())], [.. times, process.Dimension, process.Dimension], dtype: float64), device);
        Tensor Vectors(IEnumerable<double[]> values) => Keep(tensor([.. values.SelectMany(v => v)], [.. times, 1, process.Dimension], dtype: float64), device);
        time = Keep(t, device);
        (mean, offset, colouring) = (Matrices(kernels.Select(k => k.Moments.Mean)), Vectors(kernels.Select(k => k.Moments.Offset)), Matrices(kernels.Select(k => k.Colouring)));
        all = new(
            Matrices(weights), Matrices(noises), Matrices(kernels.Zip(noises, (k, N) => N.Times(k.Whitening.Times(k.Moments.Mean)))),
            Matrices(kernels.Zip(weights, (k, W) => W.Times(Matrix.Diagonal(k.Resistance)))),
            Matrices(kernels.Zip(weights, (k, W) => W.Times(k.EquilibriumSlope))), Vectors(kernels.Zip(weights, (k, W) => W.Times(k.EquilibriumPull))));
    }

    public override long Steps => time.shape[0];

    public override TrainingBatch Batch(int step, Tensor x, Tensor z)
    {
        Tensor At(Tensor values) => values.select(0, step);
        // Rows are vectors, so matrices stand transposed on their right.
        var y = x.matmul(At(mean).transpose(-1, -2)) + z.matmul(At(colouring).transpose(-1, -2)) + At(offset);
        Tensor Rows(Tensor values) => values.expand(z.shape).reshape(-1, z.shape[3]);
        return new LinearBatch(
            At(time).reshape([-1]), Rows(x), Rows(y), Rows(z),
            new LinearStep(At(all.Weight), At(all.Noise), At(all.Data), At(all.Velocity), At(all.Slope), At(all.Pull)));
    }
}
