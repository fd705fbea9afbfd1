using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>States at one time, and what is known of how they came about.</summary>
/// <param name="State">y, [B, D].</param>
/// <param name="Noise">z that led there, [B, D]; its mean given what was drawn where that left z open.</param>
internal readonly record struct Drawn(Tensor State, Tensor Noise)
{
    /// <summary>The standard deviation of z that is left, [B, D] or [B, 1]; null: none.</summary>
    public Tensor? NoiseDeviation { get; init; }

    /// <summary>The class of every state, [B] and int64; null where nothing asks for it.</summary>
    public Tensor? Labels { get; init; }

    /// <summary>What every state counts in the mean over the block, [B], 1 on the average; null: all count 1.</summary>
    public Tensor? Weight { get; init; }
}
