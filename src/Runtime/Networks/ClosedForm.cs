using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>A network that the file writes as a formula of x, t and the exact fields. Classes are generated.</summary>
public abstract class ClosedForm(NetworkContext context, Prediction predicts = Prediction.Entropy) : Network(predicts)
{
    /// <summary>∇log p_t.</summary>
    /// <exception cref="NotSupportedException">The data has no exact score; the compiler refuses such a file before.</exception>
    protected Field Score(Kernel kernel) =>
        context.Data.ScoreAt(kernel, context.Device) ?? throw new NotSupportedException("the data has no exact score");

    /// <summary>∇log p_eq, or 2b₊/σ² where that is no gradient.</summary>
    protected static Field EquilibriumScore(Kernel kernel) => Field.Of(kernel.EquilibriumScore);

    /// <summary>e* = ∇log p_t − ∇log p_eq, the field that reverses the process exactly.</summary>
    protected Field Ideal(Kernel kernel)
    {
        var score = Score(kernel);
        return Field.Of(x => score.Evaluate(x) - kernel.EquilibriumScore(x), score);
    }
}
