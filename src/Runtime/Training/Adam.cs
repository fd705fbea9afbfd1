using NeuralEntropy.Runtime.Vocabulary;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>Adam (Kingma and Ba 2015).</summary>
[Term("adam", "the optimizer Adam")]
public sealed class Adam(
    [Argument("the learning rate", Above = 0)] double rate = 1e-4,
    [Argument("the decay of the gradient's running mean", Min = 0, Below = 1)] double beta1 = 0.9,
    [Argument("the decay of the squared gradient's running mean", Min = 0, Below = 1)] double beta2 = 0.999,
    [Argument("what keeps the quotient finite", Above = 0)] double epsilon = 1e-8,
    [Argument("how the rate falls over the training")] Decay decay = Decay.Constant) : Optimizer
{
    public double Rate { get; } = rate;

    public Decay Decay { get; } = decay;

    /// <inheritdoc/>
    public override optim.Optimizer Create(IEnumerable<Parameter> parameters) => optim.Adam(parameters, Rate, beta1, beta2, epsilon);

    /// <inheritdoc/>
    public override double RateAt(long step, long steps) => Decay switch
    {
        Decay.Constant => Rate,
        Decay.Cosine => Rate * (1 + Math.Cos(Math.PI * step / steps)) / 2,
        _ => throw new InvalidOperationException($"no decay {Decay}"),
    };
}
