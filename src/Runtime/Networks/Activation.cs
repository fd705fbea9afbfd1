using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>The non-linearity between two layers.</summary>
public enum Activation
{
    /// <summary>1/(1 + e⁻ˣ)</summary>
    Sigmoid,

    /// <summary>x/(1 + e⁻ˣ)</summary>
    Silu,

    /// <summary>tanh x</summary>
    Tanh,
}

internal static class ActivationFunctions
{
    public static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.Sigmoid => x.sigmoid(),
        Activation.Silu => nn.functional.silu(x),
        Activation.Tanh => x.tanh(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>The same in the memory of <paramref name="x"/>.</summary>
    public static Tensor ApplyInPlace(this Activation activation, Tensor x) => activation switch
    {
        Activation.Sigmoid => x.sigmoid_(),
        Activation.Silu => nn.functional.silu(x, inplace: true),
        Activation.Tanh => x.tanh_(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
