using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>
/// The multi-layer perceptron of Premkumar 2024 (class and layer names follow its code): with the Fourier features
/// φ(v) = [sin 2πBv, cos 2πBv] of frozen frequencies B (Tancik et al. 2020),
/// <code>
/// c = act(W_t φ(t) + b_t)                              the time embedding; act(W_t φ(t) + b_t + l_k) for a point of class k
/// h = act(W_x φ(x) + b_x)
/// h = act(LayerNorm(W_i h + b_i + U_i c + a_i))        for every hidden size
/// n = W h + b                                   what it predicts
/// </code>
/// Kernels are LeCun-normal, biases zero, both as flax's Dense has them.
/// <para>
/// On <c>scale</c>, the standard deviation of B: the code reads <c>10 * param(normal())</c>, which looks like 10; but flax's
/// <c>normal()</c> has the standard deviation .01 unless told otherwise, so what was run, and what is the default here, is .1.
/// Write <c>scale = 10</c> for the other reading.
/// </para>
/// </summary>
[Term("mlp", "a multi-layer perceptron of Fourier features of x and t")]
public sealed class Mlp : TrainableNetwork
{
    private readonly MlpModule module;

    /// <param name="hidden">The hidden sizes; 512 and 256 where none are given.</param>
    public Mlp(
        NetworkContext context,
        [Argument("the hidden layers' sizes; [512, 256] where none are given", Min = 1)] ImmutableArray<int> hidden = default,
        [Argument("how many frequencies the Fourier features of x and of t have each", Min = 1)] int fourier = 256,
        [Argument("the standard deviation of the frequencies, in cycles per unit of x and of t", Above = 0)] double scale = 0.1,
        [Argument("what stands between two layers")] Activation activation = Activation.Sigmoid,
        [Argument("what its output means")] Prediction predicts = Prediction.Entropy,
        [Argument("whether it is told the class of every data point")] bool labels = false)
        : base(predicts)
    {
        if (labels && !context.Data.IsLabelled) throw new ArgumentException("an mlp that is told labels needs data that has some", nameof(labels));
        if (hidden.IsDefaultOrEmpty) hidden = [512, 256];
        if (hidden.Any(h => h < 1) || fourier < 1 || !(scale > 0))
            throw new ArgumentException(
                $"an mlp needs positive sizes and scale, and got hidden = [{string.Join(", ", hidden)}], fourier = {fourier}, scale = {scale:R}");
        using var generator = RandomStream.Generator(context.Seed, "network", 0, CPU);
        IsToldLabels = labels;
        module = new MlpModule(context.Data.Dimension, hidden, fourier, scale, activation, labels ? context.Data.Labelling!.Count : 0, generator);
        module.to(context.Device);
    }

    /// <inheritdoc/>
    public override nn.Module Module => module;

    /// <inheritdoc/>
    public override bool IsToldLabels { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Tensor t, Tensor? labels = null) => module.Evaluate(x, t, labels);

    /// <inheritdoc/>
    public override Field At(Kernel kernel) => IsToldLabels ? throw new InvalidOperationException("an mlp that is told labels has a field for each class") : new MlpField(module, kernel.Time);

    /// <inheritdoc/>
    protected internal override Field At(Kernel kernel, int label) => new MlpField(module, kernel.Time, label);
}
