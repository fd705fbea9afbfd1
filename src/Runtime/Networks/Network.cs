using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>An entropy-matching network: the field e(x, t) that the reverse process dX = (b₊ + σ² e) dt + σ dB adds to the drift.</summary>
/// <param name="predicts">What its output means, of which e is a function.</param>
public abstract class Network(Prediction predicts = Prediction.Entropy) : IDisposable
{
    /// <summary>What its output means.</summary>
    public Prediction Predicts => predicts;

    /// <summary>What it predicts, at the kernel's time.</summary>
    public abstract Field At(Kernel kernel);

    /// <summary>e(·, t) at the kernel's time.</summary>
    public Field EntropyAt(Kernel kernel) => Predicts.ToEntropy(At(kernel), kernel);

    /// <summary>Times at which the field may jump, in any order and beyond the interval, too.</summary>
    public virtual IReadOnlyList<double> Jumps => [];

    /// <summary>Whether an evaluation costs much more than one of the data's exact score, so that few data points should do.</summary>
    public virtual bool IsCostly => false;

    /// <summary>The least relative error of a step that its rounding lets a differential equation be solved to.</summary>
    public virtual double LeastTolerance => 1e-12;

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
