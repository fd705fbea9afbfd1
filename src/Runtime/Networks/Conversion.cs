using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Training;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>From what a network predicts to the field e = ∇log p_t − ∇log p_eq that it stands for; for all networks, here alone.</summary>
internal static class Conversion
{
    /// <summary>e(·, t), of a network's output at the kernel's time, which it then owns.</summary>
    public static Field ToEntropy(this Prediction predicts, Field output, Kernel kernel) => predicts == Prediction.Entropy
        ? output
        : Field.Of(y => predicts.Entropy(output.Evaluate(y), y, kernel), output);

    private static Tensor Entropy(this Prediction predicts, Tensor n, Tensor y, Kernel k) => predicts switch
    {
        Prediction.Score => MinusEquilibrium(n, y, k),
        Prediction.Noise => MinusEquilibrium(n * (-1 / k.StandardDeviation), y, k),
        Prediction.Data => MinusEquilibrium((n * k.MeanScale).sub_(y).mul_(Math.Pow(k.StandardDeviation, -2)), y, k),
        Prediction.Velocity => n * (-2 / k.Diffusion),
        _ => throw new InvalidOperationException($"no conversion of {predicts}"),
    };

    /// <summary>s − ∇log p_eq = s + y/v, in a score's own memory.</summary>
    private static Tensor MinusEquilibrium(Tensor score, Tensor y, Kernel k) => score.add_(y, k.EquilibriumPrecision);

    /// <summary>
    /// r = Σ (e − y/v) + z, the noise that the network leaves, by which it is trained. What divides by Σ in e is cancelled: nothing here is a
    /// difference of numbers that grow as Σ → 0.
    /// </summary>
    public static Tensor Residual(this Prediction predicts, Tensor n, TrainingBatch b) => predicts switch
    {
        Prediction.Entropy => b.Noise.addcmul(n - b.State * b.EquilibriumPrecision, b.Deviation, 1),
        Prediction.Score => b.Noise.addcmul(n, b.Deviation, 1),
        Prediction.Noise => b.Noise - n,
        Prediction.Data => (n - b.Point) * (b.MeanScale / b.Deviation),
        Prediction.Velocity => b.Noise.addcmul(n * (2 / b.Diffusion) + b.State * b.EquilibriumPrecision, b.Deviation, -1),
        _ => throw new InvalidOperationException($"no residual of {predicts}"),
    };
}
