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
        Prediction.Score => k.Ideal(n, y),
        Prediction.Noise => k.Ideal(k.ConditionalScore(n), y),
        Prediction.Data => k.Ideal(k.ScoreOfData(n, y), y),
        Prediction.Velocity => k.EntropyOfVelocity(n),
        _ => throw new InvalidOperationException($"no conversion of {predicts}"),
    };

    /// <summary>r = W (e − c), by which the network is trained.</summary>
    public static Tensor Residual(this Prediction predicts, Tensor n, TrainingBatch b) => predicts switch
    {
        Prediction.Entropy => b.OfEntropy(n),
        Prediction.Score => b.OfScore(n),
        Prediction.Noise => b.OfNoise(n),
        Prediction.Data => b.OfData(n),
        Prediction.Velocity => b.OfVelocity(n),
        _ => throw new InvalidOperationException($"no residual of {predicts}"),
    };
}
