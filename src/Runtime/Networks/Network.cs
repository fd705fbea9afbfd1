using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>An entropy-matching network: the field e(x, t) that the reverse process dX = (b₊ + σ² e) dt + σ dB adds to the drift.</summary>
public abstract class Network : IDisposable
{
    /// <summary>e(·, t) at the kernel's time.</summary>
    public abstract Field At(Kernel kernel);

    /// <summary>Whether an evaluation costs much more than one of the data's exact score, so that few data points should do.</summary>
    public virtual bool IsCostly => false;

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
