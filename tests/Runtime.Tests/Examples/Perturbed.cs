using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>e = factor · e* + shift + slope · ∇log p_t, as a file's closed form looks.</summary>
public sealed class Perturbed(NetworkContext context, double factor = 1, double[]? shift = null, double slope = 0) : ClosedForm(context)
{
    public override Field At(Kernel kernel)
    {
        var (ideal, score) = (Ideal(kernel), Score(kernel));
        return Field.Of(
            x =>
            {
                var e = ideal.Evaluate(x) * factor + score.Evaluate(x) * slope;
                return shift is null ? e : e + Vector(x, shift);
            },
            ideal, score);
    }
}
