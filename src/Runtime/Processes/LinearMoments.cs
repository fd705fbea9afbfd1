using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>p(y|x) = N(M x + d, S) at one time.</summary>
/// <param name="Mean">M, [D, D].</param>
/// <param name="Offset">d, [D], in the units of x.</param>
/// <param name="Covariance">S, [D, D], in x².</param>
public sealed record LinearMoments(double[,] Mean, double[] Offset, double[,] Covariance)
{
    /// <summary>Where the data stands: M = I, d = 0, S = 0.</summary>
    public static LinearMoments AtStart(int dimension) => new(Matrix.Identity(dimension), new double[dimension], new double[dimension, dimension]);

    /// <summary>u = ln det(M⁻¹ S M⁻ᵀ)/D; −∞ where S is singular.</summary>
    public double NegativeLogSnr => Cholesky.Of(Covariance) is { } s
        ? (s.LogDeterminant - 2 * new LinearSolve(Mean).LogDeterminant) / Offset.Length
        : double.NegativeInfinity;

    /// <summary>The moments after a further stretch with moments of its own: M₂ M₁, M₂ d₁ + d₂, M₂ S₁ M₂ᵀ + S₂. Nothing cancels in S.</summary>
    public LinearMoments Then(LinearMoments next) => new(
        next.Mean.Times(Mean), next.Mean.Times(Offset).Plus(next.Offset), next.Mean.Congruence(Covariance).Plus(next.Covariance));
}
