using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// What the process destroys of a mutual information: a relative entropy E ln p_t/q_t of the data to a law q under the same process, as the integral of its rate,
/// ∫ (σ²/2) E‖∇log p_t − ∇log q_t‖² dt. Both ends' equilibria cancel, whatever they are.
/// </summary>
public abstract class MutualInformation : TimeIntegral
{
    // Of the remark: so many points of each shift.
    private const int Points = 256;

    /// <inheritdoc/>
    public override bool NeedsNetwork => false;

    /// <inheritdoc/>
    public override bool NeedsScore => true;

    /// <inheritdoc/>
    public override bool SetsAccuracy => true;

    /// <inheritdoc/>
    public override bool IsNonNegative => true;

    /// <inheritdoc/>
    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override ImmutableArray<string> NotesOf(Subject subject)
    {
        using var guard = no_grad();
        var end = subject.Process.At([subject.Process.Time.End])[0];
        using var scope = NewDisposeScope();
        var L = stack([.. Enumerable.Range(0, Draws.Shifts).Select(OfShift)], 0);
        // E q/p = 1: where the two laws are alike q/p − 1 takes the noise of the first order away, and what is left is positive; elsewhere q/p has too long a tail.
        if (L.abs().max().item<double>() < 1) L = L + (-L).expm1();
        var left = Regression.Of(L.mean([1]).cpu().data<double>().ToArray(), [], null);
        return [Remarks.OfInformation(left.Value, left.StandardError, subject.Process.Time)];

        Tensor OfShift(int shift)
        {
            using var draws = new Draws(subject, "end", shift, 0, Points);
            return LogRatio(subject, end, end.Carry(draws.Points, draws.Noise()), draws.Labels);
        }
    }

    /// <summary>ln p_t/q_t of some states, whose mean is the mutual information there.</summary>
    /// <returns>[B]</returns>
    private protected abstract Tensor LogRatio(Subject subject, Kernel kernel, Tensor y, Tensor? labels);
}
