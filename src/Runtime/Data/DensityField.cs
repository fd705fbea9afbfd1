using NeuralEntropy.Runtime.Fields;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>∇log p_t together with log p_t itself, at one time.</summary>
internal abstract class DensityField : Field
{
    /// <summary>log p_t of every row of <paramref name="x"/>, with a gradient.</summary>
    /// <returns>[B]</returns>
    public abstract Tensor LogDensity(Tensor x);
}
