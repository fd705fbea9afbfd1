using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// One step of a reverse process, from the kernel at t to the kernel at an earlier s. Forward, y_t − d_t = M (y_s − d_s) + noise of covariance Q, with
/// M = M_t M_s⁻¹ and Q = S_t − M S_s Mᵀ. Backward, with the score g at y_t (Tweedie's formula: exact for every law whose score g is, at any length of the step),
/// <code>
/// E[y_s|y_t] = d_s + M⁻¹(y_t − d_t + Q g),     Cov[y_s|y_t] ≈ K = (P_s⁻¹ + Mᵀ Q⁻¹ M)⁻¹,     P_s = M_s C M_sᵀ + S_s
/// </code>
/// K is exact for normal data of covariance C; for all others it errs by a share of order of the step. Where the data is much narrower, or wider, than the noise
/// it is the variance that Ho et al. (2020) have for the two. With g = e + ∇log p_eq the steps tend to dX = (b₊ + σ² e) dt + σ dB.
/// </summary>
internal abstract class Transition
{
    /// <param name="data">Its second moments are C.</param>
    public static Transition Between(Kernel from, Kernel to, DataDistribution data) => from is LinearKernel linear
        ? new LinearTransition(linear, (LinearKernel)to, data.CovarianceMatrix())
        : new IsotropicTransition((IsotropicKernel)from, (IsotropicKernel)to, [.. data.Variances]);

    /// <summary>E[y_s|y_t].</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Mean(Tensor y, Tensor score);

    /// <summary>z as noise of covariance K.</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Noise(Tensor z);

    /// <summary>
    /// What is left at s of a deviation at t, where data are normal: P_s Mᵀ P_t⁻¹. So two steps' noise is that of one step of their length: the
    /// first's <see cref="Carried"/>, plus the second's.
    /// </summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Carried(Tensor noise);
}
