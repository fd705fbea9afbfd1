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
        long[] times = [.. t.shape[..3]];
        Tensor Matrices(Func<LinearKernel, double[,]> matrix) =>
            Keep(tensor([.. kernels.SelectMany(k => matrix(k).Entries())], [.. times, process.Dimension, process.Dimension], dtype: float64), device);
        Tensor Vectors(Func<LinearKernel, double[]> vector) =>
            Keep(tensor([.. kernels.SelectMany(vector)], [.. times, 1, process.Dimension], dtype: float64), device);
        double[,] Noise(LinearKernel k) => loss.Whitening(k).Times(k.Whitening.Transposed());
        time = Keep(t, device);
        (mean, offset, colouring) = (Matrices(k => k.Moments.Mean), Vectors(k => k.Moments.Offset), Matrices(k => k.Colouring));
        all = new(
            Matrices(loss.Whitening), Matrices(Noise), Matrices(k => Noise(k).Times(k.Whitening.Times(k.Moments.Mean))),
            Matrices(k => loss.Whitening(k).Times(Matrix.Diagonal(k.Resistance))),
            Matrices(k => loss.Whitening(k).Times(k.EquilibriumSlope)), Vectors(k => loss.Whitening(k).Times(k.EquilibriumPull)));
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
