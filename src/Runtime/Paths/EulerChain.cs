using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// Euler–Maruyama steps y' = y + b₊(y) h + σ √h z with the coefficients of each step's middle, and what a step adds to the entropy Δs of a path: the logarithm of the
/// ratio of its probability density q(y'|y) = N(y + b₊(y) h, σ² h) and that of the same step backwards. With g = 2b₊/σ²,
/// <code>
/// ln q(y'|y)/q(y|y') = ½ (y' − y)·(g + g') + (h/8) Σ_i σ_i² (g_i'² − g_i²)
/// </code>
/// </summary>
internal sealed class EulerChain
{
    private readonly Kernel[] kernels;
    private readonly double[] lengths;

    /// <param name="times">From the interval's start to its end.</param>
    public EulerChain(Process process, IReadOnlyList<double> times)
    {
        kernels = process.At([.. times.Zip(times.Skip(1), (a, b) => (a + b) / 2)]);
        lengths = [.. times.Zip(times.Skip(1), (a, b) => b - a)];
    }

    /// <summary>h of step k.</summary>
    public double Length(int k) => lengths[k];

    /// <summary>The state after step k, and what the step adds to Δs.</summary>
    /// <param name="z">Standard normal, [B, D] as <paramref name="y"/>.</param>
    public (Tensor State, Tensor Entropy) Step(int k, Tensor y, Tensor z)
    {
        using var scope = NewDisposeScope();
        var (kernel, h) = (kernels[k], lengths[k]);
        var g = kernel.EquilibriumScore(y);
        // In place of σ (σ g h/2 + √h z).
        var step = kernel.Spread(kernel.Spread(g).mul_(h / 2).add_(z, Math.Sqrt(h)));
        var next = y + step;
        var after = kernel.EquilibriumScore(next);
        var entropy = kernel.Dot(after, after).sub_(kernel.Dot(g, g)).mul_(kernel.Diffusion * h / 8);
        entropy.add_(step.mul_(g.add_(after)).sum(1), 0.5);
        return (next.MoveToOuterDisposeScope(), entropy.MoveToOuterDisposeScope());
    }
}
