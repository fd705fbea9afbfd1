using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>The data that a process destroys: p_d = p at the interval's start.</summary>
public abstract class DataDistribution
{
    /// <summary>D, the number of components of x.</summary>
    public abstract int Dimension { get; }

    /// <summary>Independent draws.</summary>
    /// <returns>[count, D], float64, on the generator's device.</returns>
    public abstract Tensor Sample(long count, Generator generator);

    /// <summary>Whether <see cref="ScoreAt"/> has a closed form. Told without the tensor library, for a file is checked without it.</summary>
    public virtual bool HasScore => false;

    /// <summary>∇log p_t, the exact score of the marginal p_t(y) = ∫ p_d(x) N(y; μ x, Σ² I) dx; null where it has no closed form.</summary>
    public virtual Field? ScoreAt(Kernel kernel, Device device) => null;

    /// <summary>log p_t(y), what <see cref="ScoreAt"/> is the gradient of.</summary>
    /// <returns>[B]</returns>
    /// <exception cref="NotSupportedException">It has no closed form.</exception>
    public virtual Tensor LogDensity(Tensor y, Kernel kernel) => throw new NotSupportedException("the data has no closed-form density");
}
