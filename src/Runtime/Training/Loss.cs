using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>What a step of training lowers.</summary>
public abstract class Loss
{
    /// <summary>The loss's name in the language.</summary>
    public string Name => ((TermAttribute)GetType().GetCustomAttributes(typeof(TermAttribute), false)[0]).Name;

    /// <summary>The times at which to evaluate a step.</summary>
    /// <param name="u">Uniform on (0, 1), float64, any shape.</param>
    /// <returns>t, float64, of u's shape.</returns>
    public abstract Tensor Times(Process process, Tensor u);

    /// <summary>W of the residual r = W (e − c) whose mean square is lowered; where components do not differ it is Σ I.</summary>
    public abstract double[,] Whitening(LinearKernel kernel);

    /// <summary>A constant factor, so that the loss has the units its documentation names.</summary>
    public abstract double Scale(Process process);
}
