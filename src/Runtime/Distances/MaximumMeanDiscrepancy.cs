using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>MMD² with the Gaussian kernel k(x, y) = exp(−‖x − y‖²/2ℓ²) (Gretton et al. 2012). Without a unit; at most 2.</summary>
/// <param name="bandwidth">ℓ, in the units of x.</param>
public sealed class MaximumMeanDiscrepancy(double bandwidth) : PairwiseDistance
{
    private const int Pairs = 4096;

    /// <summary>ℓ, in the units of x.</summary>
    public double Bandwidth => bandwidth;

    private protected override double AtZero => 1;

    /// <summary>The usual ℓ: the median of ‖x − x'‖ over independent pairs of the data, which does not depend on any model.</summary>
    /// <param name="sample">So many independent rows of the data.</param>
    /// <returns>Not positive where more than half of the pairs are one point.</returns>
    public static double MedianOf(Func<long, Tensor> sample)
    {
        using var scope = NewDisposeScope();
        return (sample(Pairs) - sample(Pairs)).square().sum(1).median().sqrt().cpu().item<double>();
    }

    private protected override Tensor Kernel(Tensor squares) => squares.mul_(-0.5 / (bandwidth * bandwidth)).exp_();
}
