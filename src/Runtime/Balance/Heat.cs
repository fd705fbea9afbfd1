using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Balance;

/// <summary>
/// Q = ∫ E[Σ_i (2 b_i²/σ_i² + ∂_i b_i)] dt of the drift b₊: what the process hands to its noise, over the temperature σ²/2 (Seifert 2012). With g = 2b₊/σ² its rate is
/// (σ²/2) E[g·g + ∇·g]. b₊ is affine, so the mean and the covariance of p_t are all that it takes, and those of the data give them exactly.
/// </summary>
internal sealed class Heat(Process process, DataDistribution data)
{
    private const double Tolerance = 1e-12;

    private readonly double[] mean = [.. data.Mean];
    private readonly double[,] covariance = data.CovarianceMatrix();

    /// <summary>Q, and the error of the integral.</summary>
    public (double Value, double Error) Total() =>
        new AdaptiveQuadrature(times => [.. process.At(times).Select(Rate)], Tolerance).Integrate(process.Time, process.Jumps);

    /// <summary>dQ/dt. With rows Gᵢ = G M eᵢ and Hᵢ = G R eᵢ of the slope G of g, E[g·g] = |g(E y)|² + Σ_ij C_ij Gᵢ·Gⱼ + Σ_i Hᵢ·Hᵢ.</summary>
    public double Rate(Kernel kernel)
    {
        using var scope = NewDisposeScope();
        var n = mean.Length;
        var (nothing, unit) = (zeros([1, n], dtype: float64), eye(n, dtype: float64));
        var (offset, pull) = (kernel.Carry(nothing, nothing), kernel.EquilibriumScore(nothing));
        var centre = kernel.EquilibriumScore(kernel.Carry(tensor(mean, [1, n], dtype: float64), nothing));
        var G = Linear(kernel.Carry(unit, zeros_like(unit)) - offset);
        var H = Linear(kernel.Carry(zeros_like(unit), unit) - offset);
        var square = kernel.Dot(centre, centre).sum() + kernel.Dot(tensor(covariance, dtype: float64).mm(G), G).sum() + kernel.Dot(H, H).sum();
        return kernel.Diffusion / 2 * (square + kernel.Dot(Linear(unit), unit).sum()).item<double>();

        Tensor Linear(Tensor y) => kernel.EquilibriumScore(y) - pull;
    }
}
