using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// The part of <see cref="LogLikelihoodBound"/> along the paths, as ∫ (σ²/2) E[g] dt with the model's score s = e + q and c = ∇log p(y|x):
/// <code>
/// g = 2 s·c − ‖s‖² + ∇·q − λ (‖c‖² − E‖c‖²),   λ = 1 − (1 − ρ)²,   ρ = r²/(r² + v)
/// </code>
/// where ∇·q = −E[q·c], and the last term, whose mean is 0, takes away what the squares of the noise add: all of it where the data is normal of variance v and s is its
/// score. r² = e^u is the noise's variance in the units of the data. What is left is nearly the bound on log p_θ(x) at every x, and not only on the average.
/// </summary>
/// <param name="variance">v, in x².</param>
internal sealed class PathLikelihood(double variance) : TimeIntegral
{
    /// <inheritdoc/>
    public override string Symbol => "⟨log p_θ⟩ − ⟨log π⟩ ≥";

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    /// <inheritdoc/>
    public override bool NeedsScore => false;

    /// <inheritdoc/>
    public override Tensor Integrand(in Sample s)
    {
        var (k, dimension) = (s.Kernel, (int)s.State.shape[1]);
        var (score, c) = (k.EquilibriumScore(s.State).add_(s.Entropy!), k.ConditionalScore(s.Noise));
        var ρ = 1 / (1 + variance * Math.Exp(-k.NegativeLogSnr));
        var λ = ρ * (2 - ρ);
        // tr(S⁻¹ diag σ²)/σ² = D du/dt/σ².
        var constant = λ * dimension / (2 * k.Weight(1)) + k.EquilibriumDivergence(dimension);
        return s.Dot(score, (c * 2).sub_(score)).add_(s.Dot(c, c), -λ).add_(constant);
    }
}
