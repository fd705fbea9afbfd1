using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>Draws samples of a model at the interval's start. Safe to use from several threads.</summary>
public interface ISampler : IDisposable
{
    /// <summary>Independent samples, and the same ones as coarser steps make them of the same random numbers: how far these are off says how far those are.</summary>
    /// <returns>[count, D] each, float64, new tensors.</returns>
    (Tensor Samples, Tensor Coarse) Draw(long count, Generator generator);

    /// <summary>Evaluations of the field for one sample and its coarse twin.</summary>
    long Evaluations { get; }
}
