using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// A measure of the squared speed E‖ν‖² = (σ⁴/4) E‖e‖² at which the probability flow ν = −½ diag(σ²) e of a field e moves p_t, in x² per squared unit of time. Of e* it is v_2², that of p_t in W₂, where
/// ν is a gradient, and no less elsewhere (Ikeda et al. 2025, eqs. 66, 67).
/// </summary>
public abstract class SquaredSpeed : TimeIntegral
{
    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override ImmutableArray<string> NotesOf(Subject subject) => subject.Process.HasGradientFlow() ? base.NotesOf(subject) : [.. base.NotesOf(subject), NoGradient];

    private const string NoGradient = "the velocity of the flow need not be a gradient here: its mean square is an upper bound of the squared speed in W_2";

    /// <summary>The field whose flow it is.</summary>
    private protected abstract Tensor FieldOf(in Sample sample);

    /// <inheritdoc/>
    public override Tensor Integrand(in Sample s)
    {
        var ν = s.Kernel.Velocity(FieldOf(in s));
        return ν.mul_(ν).sum(1).mul_(2 / s.Kernel.Diffusion);
    }
}
