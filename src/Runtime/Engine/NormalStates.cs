using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// States of a mixture of normal distributions, of which every p_t is one too: y = μ m + d + √V ξ with V = μ² s² + Σ², m and s those of the state's component. Each pair of nodes
/// has a lattice in the D numbers ξ alone, and each component a part of the block, so that nothing that is averaged jumps: the error falls as lattices let it. Data point and noise are
/// not drawn. Given y and its component z is normal, with the moments
/// <code>
/// E z = b ξ,   Var z = a²,   a = μ s/√V,   b = Σ/√V
/// </code>
/// </summary>
internal sealed class NormalStates(NormalStrata strata, ShiftedLattice lattice) : States
{
    private Tensor? ξ;
    private Tensor? weight;

    /// <inheritdoc/>
    public override void Dispose() => lattice.Dispose();

    /// <inheritdoc/>
    protected override void Shift()
    {
        var u = lattice.Shifted(0, (int)strata.Means.shape[0]);
        weight = strata.IsSmooth ? Periodic.Cubic(u).mul_(strata.Weights) : strata.Weights;
        ξ = Quantiles.Normal(strata.IsSmooth ? u : Periodic.Tent(u));
    }

    /// <inheritdoc/>
    protected override Drawn At(Kernel kernel, int sign)
    {
        using var scope = NewDisposeScope();
        var k = (IsotropicKernel)kernel;
        var (μ, Σ) = (k.MeanScale, k.StandardDeviation);
        var root = (strata.Variances * (μ * μ)).add_(Σ * Σ).sqrt_();
        // As if all of y's noise were the kernel's.
        var y = k.Carry(strata.Means.t(), (root * ξ!).t(), sign / Σ);
        var (mean, deviation) = ((ξ! / root).mul_(sign * Σ).t(), (strata.Deviations / root).mul_(μ).t());
        return new Drawn(y.MoveToOuterDisposeScope(), mean.MoveToOuterDisposeScope())
        {
            NoiseDeviation = deviation.MoveToOuterDisposeScope(),
            Labels = strata.Labels,
            Weight = weight,
        };
    }
}
