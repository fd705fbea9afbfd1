using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>
/// What one step is trained on; n = batch · throws rows, float32. The residual r = W (e − c), whose mean square is the loss, is written for everything a
/// network may predict, so that what divides by the noise in e is cancelled: nothing is a difference of numbers that grow where it vanishes.
/// </summary>
/// <param name="Time">t: [n / r], one time for r rows that follow each other</param>
/// <param name="Point">x: [n, D]</param>
/// <param name="State">y: [n, D]</param>
/// <param name="Noise">z: [n, D]</param>
internal abstract record TrainingBatch(Tensor Time, Tensor Point, Tensor State, Tensor Noise)
{
    /// <summary>The class of every row, [n] and int64; null where the network is told none.</summary>
    public Tensor? Labels { get; init; }

    /// <summary>What is not of the network, with its name: [n, 1] or [n, D].</summary>
    public abstract IEnumerable<(string Name, Tensor Value)> Terms { get; }

    /// <summary>r of e = n.</summary>
    public abstract Tensor OfEntropy(Tensor n);

    /// <summary>r of ∇log p_t = n.</summary>
    public abstract Tensor OfScore(Tensor n);

    /// <summary>r of E[z|y] = n.</summary>
    public abstract Tensor OfNoise(Tensor n);

    /// <summary>r of E[x|y] = n.</summary>
    public abstract Tensor OfData(Tensor n);

    /// <summary>r of ν = n.</summary>
    public abstract Tensor OfVelocity(Tensor n);
}
