using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>
/// Denoising entropy matching (Premkumar 2024; Vincent 2011): the mean of λ(t) ‖e(y, t) − c‖² over data, noise and time, with
/// c = ∇log p(y|x) − ∇log p_eq(y) = −z/Σ + y/v and y = μ x + Σ z. In terms of r = Σ (e − y/v) + z
/// this is λ/Σ² ‖r‖², and λ/Σ² is constant for both weights:
/// <list type="bullet">
/// <item><c>variance</c>: λ = Σ², t uniform over the interval; the mean of ‖r‖².</item>
/// <item><c>likelihood</c>: λ = σ²/2. Since du = σ²/Σ² dt for u = ln Σ²/μ², ∫ σ²/2 ‖e − c‖² dt = ½ ∫ ‖r‖² du: u uniform and the factor
/// (u₁ − u₀)/2, which is the exact importance weight. Where Σ vanishes at the interval's start, u₀ is taken at a
/// hundred-thousandth of the interval, because the integral of the denoising loss diverges there.</item>
/// </list>
/// Where components differ, S = R Rᵀ: <c>variance</c> is the mean of ‖r‖² with r = Rᵀ (e − c), and <c>likelihood</c> the mean of ½ Σ_i σ_i² (e − c)_i² dt/du.
/// </summary>
[Term("entropy_matching", "the denoising entropy-matching loss")]
public sealed class EntropyMatching(
    [Argument("how times are weighted: variance is Σ² as the paper trains, likelihood is σ²/2 as entropies are measured")]
    Weight weight = Weight.Variance) : Loss
{
    private const double CutOff = 1e-5;

    public Weight Weight { get; } = weight;

    /// <inheritdoc/>
    public override Tensor Times(Process process, Tensor u)
    {
        var (start, end) = Limits(process);
        return Weight == Weight.Variance
            ? u * process.Time.Length + process.Time.Start
            : process.TimeOf(u * (end - start) + start);
    }

    /// <inheritdoc/>
    public override double Scale(Process process)
    {
        var (start, end) = Limits(process);
        return Weight == Weight.Variance ? 1 : (end - start) / 2;
    }

    /// <inheritdoc/>
    public override double[,] Whitening(LinearKernel kernel) => Weight == Weight.Variance
        ? kernel.Colouring.Transposed()
        : Matrix.Diagonal([.. kernel.NoiseShares.Select(s => Math.Sqrt(2 * s * kernel.Weight(1)))]);

    private static (double Start, double End) Limits(Process process)
    {
        var kernels = process.At([process.Time.Start, process.Time.Start + CutOff * process.Time.Length, process.Time.End]);
        return (kernels[0].NegativeLogSnr > double.NegativeInfinity ? kernels[0].NegativeLogSnr : kernels[1].NegativeLogSnr, kernels[2].NegativeLogSnr);
    }
}
