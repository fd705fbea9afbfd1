using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The states of one block of one shift, at one node of the time integral after the other.</summary>
internal abstract class States : IDisposable
{
    private int node;

    /// <summary>States at the next node.</summary>
    /// <remarks>
    /// Every second node is shifted anew, and the one after it takes the opposite normal numbers: errors are independent from pair to pair, and
    /// the terms linear in z, which make most of the noise of the cross estimator, nearly cancel within one.
    /// </remarks>
    public Drawn Next(Kernel kernel)
    {
        if (node % 2 == 0) Shift();
        return At(kernel, node++ % 2 == 0 ? 1 : -1);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Draws anew.</summary>
    protected abstract void Shift();

    /// <param name="sign">Of the normal numbers.</param>
    protected abstract Drawn At(Kernel kernel, int sign);
}
