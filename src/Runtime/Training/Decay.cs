namespace NeuralEntropy.Runtime.Training;

/// <summary>How an optimizer's rate changes over the steps of a training.</summary>
public enum Decay
{
    Constant,

    /// <summary>rate·(1 + cos πs)/2 at the fraction s of the steps.</summary>
    Cosine,
}
