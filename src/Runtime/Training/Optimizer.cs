using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>How the weights follow the gradient.</summary>
public abstract class Optimizer
{
    public abstract optim.Optimizer Create(IEnumerable<Parameter> parameters);

    /// <summary>The rate of one step.</summary>
    public abstract double RateAt(long step, long steps);
}
