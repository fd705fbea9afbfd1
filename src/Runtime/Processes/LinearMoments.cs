using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>p(y|x) = N(M x + d, S) at one time.</summary>
/// <param name="Mean">M, [D, D].</param>
/// <param name="Offset">d, [D], in the units of x.</param>
/// <param name="Covariance">S, [D, D], in x².</param>
public sealed record LinearMoments(double[,] Mean, double[] Offset, double[,] Covariance)
{
    private readonly double? logDeterminant;

    /// <summary>ln det M = ∫ tr A dt. To be given where M is coupled: one that has shrunk at very different rates does not tell it any more.</summary>
    public double LogDeterminant
    {
        get => logDeterminant ?? new LinearSolve(Mean).LogDeterminant;
        init => logDeterminant = value;
    }

    /// <summary>u = ln det(M⁻¹ S M⁻ᵀ)/D; −∞ where S is singular.</summary>
    public double NegativeLogSnr => Cholesky.Of(Covariance) is { } s
        ? (s.LogDeterminant - 2 * LogDeterminant) / Offset.Length
        : double.NegativeInfinity;

    /// <summary>The moments after a further stretch with moments of its own: M₂ M₁, M₂ d₁ + d₂, M₂ S₁ M₂ᵀ + S₂. Nothing cancels in S.</summary>
    public LinearMoments Then(LinearMoments next) => new(
        next.Mean.Times(Mean), next.Mean.Times(Offset).Plus(next.Offset), next.Mean.Congruence(Covariance).Plus(next.Covariance))
    {
        LogDeterminant = LogDeterminant + next.LogDeterminant,
    };
}
