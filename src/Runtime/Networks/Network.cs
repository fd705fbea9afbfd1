using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>An entropy-matching network: the field e(x, t) that the reverse process dX = (b₊ + σ² e) dt + σ dB adds to the drift.</summary>
/// <param name="predicts">What its output means, of which e is a function.</param>
public abstract class Network(Prediction predicts = Prediction.Entropy) : IDisposable
{
    /// <summary>What its output means.</summary>
    public Prediction Predicts => predicts;

    /// <summary>Whether it is told the class of every data point: it then is a network for each class, <see cref="Given"/>, and none without.</summary>
    public virtual bool IsToldLabels => false;

    /// <summary>The network of one class, which shares its weights; itself where it is told no labels.</summary>
    public Network Given(int label) => IsToldLabels ? new NetworkOfClass(this, label) : this;

    /// <summary>What it predicts, at the kernel's time.</summary>
    public abstract Field At(Kernel kernel);

    /// <summary>The same for points of one class.</summary>
    protected internal virtual Field At(Kernel kernel, int label) => At(kernel);

    /// <summary>e(·, t) at the kernel's time.</summary>
    public Field EntropyAt(Kernel kernel) => Predicts.ToEntropy(At(kernel), kernel);

    /// <summary>e(·, t) of the points of every class of some data; one field where the network is told no labels.</summary>
    internal LabelledField EntropyAt(Kernel kernel, DataDistribution data) =>
        new(IsToldLabels ? [.. Enumerable.Range(0, data.Labelling!.Count).Select(c => Given(c).EntropyAt(kernel))] : [EntropyAt(kernel)]);

    /// <summary>Times at which the field may jump, in any order and beyond the interval, too.</summary>
    public virtual IReadOnlyList<double> Jumps => [];

    /// <summary>Whether an evaluation costs much more than one of the data's exact score, so that few data points should do.</summary>
    public virtual bool IsCostly => false;

    /// <summary>The least relative error of a step that its rounding lets a differential equation be solved to.</summary>
    public virtual double LeastTolerance => 1e-12;

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
