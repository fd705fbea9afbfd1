using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>μ, Σ, σ² and 1/v of many steps, and the offsets where there are any.</summary>
internal sealed class IsotropicTrainingKernels : TrainingKernels
{
    private readonly Tensor time, mean, deviation, diffusion, precision;
    private readonly Tensor? offset, pull;

    public IsotropicTrainingKernels(IsotropicProcess process, Tensor t, Device device)
    {
        Tensor Values(Tensor values) => Keep(values.expand(t.shape), device);
        // [..., 1, 1, 1 or D], or [D]: the components take the place of t's last dimension.
        Tensor? Vectors(Tensor? values) => values is null ? null : Keep(values.expand([.. t.shape, values.shape[^1]]).squeeze(-2), device);
        (time, mean, deviation) = (Values(t), Values(process.MeanScale(t)), Values(process.Variance(t).sqrt()));
        (diffusion, precision) = (Values(process.Diffusion(t)), Values(process.EquilibriumPrecision(t)));
        (offset, pull) = (Vectors(process.MeanOffset(t)), Vectors(process.EquilibriumPull(t)));
    }

    public override long Steps => time.shape[0];

    public override TrainingBatch Batch(int step, Tensor x, Tensor z)
    {
        Tensor At(Tensor values) => values.select(0, step);
        var (μ, Σ) = (At(mean), At(deviation));
        var y = (μ * x).addcmul_(Σ, z, 1);
        if (offset is not null) y.add_(At(offset));
        Tensor Rows(Tensor values) => values.expand(z.shape[0], z.shape[1], z.shape[2], values.shape[3]).reshape(-1, values.shape[3]);
        return new IsotropicBatch(
            At(time).reshape([-1]), Rows(x), Rows(y), Rows(z), Rows(μ), Rows(Σ), Rows(At(diffusion)), Rows(At(precision)),
            pull is null ? null : Rows(At(pull)));
    }
}
