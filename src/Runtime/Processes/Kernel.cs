using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A process at one time t: p(y|x) = N(M x + d, S) with y the state at t and x the data, S = R Rᵀ; its drift b₊(y) = A y + c and its noise
/// σ_i of every component i. Rows of tensors are data points: [B, D], float64.
/// </summary>
/// <param name="time">t, in the units of the file's time interval.</param>
/// <param name="diffusion">σ², the mean of the components' σ_i², in x² per unit of time.</param>
public abstract class Kernel(double time, double diffusion)
{
    /// <summary>t, in the units of the file's time interval.</summary>
    public double Time { get; } = time;

    /// <summary>σ², the mean of the components' σ_i², in x² per unit of time: the weight ½σ² of every entropy's rate.</summary>
    public double Diffusion { get; } = diffusion;

    /// <summary>The greatest σ_i², in x² per unit of time.</summary>
    public virtual double GreatestDiffusion => Diffusion;

    /// <summary>
    /// u = ln det(M⁻¹ S M⁻ᵀ)/D, minus the logarithm of the signal-to-noise ratio; −∞ where the data stands. Its rate is tr(S⁻¹ diag σ_i²)/D, which is
    /// why entropies are integrated in it.
    /// </summary>
    public abstract double NegativeLogSnr { get; }

    /// <summary>ln det M/D, the mean logarithm of what is left of the data.</summary>
    public abstract double LogMeanScale { get; }

    /// <summary>(σ²/2) dt of a step du: what E[g] is multiplied by in the integral over u.</summary>
    public abstract double Weight(double du);

    /// <summary>y = M x + d + R z, or with −z.</summary>
    /// <param name="sign">1 or −1, of z.</param>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Carry(Tensor x, Tensor z, double sign = 1);

    /// <summary>∇log p(y|x) = −R⁻ᵀ z.</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor ConditionalScore(Tensor z);

    /// <summary>∇log p_t(y) = S⁻¹(M x + d − y) where x is E[x|y].</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor ScoreOfData(Tensor x, Tensor y);

    /// <summary>e_i = −2 ν_i/σ_i² of the probability flow's velocity ν = b₊ − ½ diag(σ²) ∇log p_t.</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor EntropyOfVelocity(Tensor velocity);

    /// <summary>ν = −½ diag(σ²) e of the probability flow of a field e, in the units of x per unit of time: what <see cref="EntropyOfVelocity"/> undoes.</summary>
    /// <returns>A new tensor.</returns>
    public Tensor Velocity(Tensor entropy) => Spread(Spread(entropy)).mul_(-0.5);

    /// <summary>dy/du = ν dt/du = −½ diag(σ²) e dt/du along the probability flow of a field e.</summary>
    /// <returns>A new tensor.</returns>
    public virtual Tensor Flow(Tensor entropy) => entropy * -Weight(1);

    /// <summary>∇log p_eq(y) = 2 (A y + c)_i/σ_i²; the same vector field where it is no gradient, and there is no p_eq.</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor EquilibriumScore(Tensor y);

    /// <summary>σ_i z_i: in a time dt the noise adds √dt of it to y. b₊ is half of what this makes of σ_i (2b₊/σ²)_i.</summary>
    /// <returns>A new tensor.</returns>
    public abstract Tensor Spread(Tensor z);

    /// <summary>∇·q of q = 2b₊/σ², each component in proportion to its noise as in <see cref="Dot"/>: 2 tr A/σ².</summary>
    /// <param name="dimension">D.</param>
    public abstract double EquilibriumDivergence(int dimension);

    /// <summary>h = 2b₊/σ² − ∇log p_ss with the instantaneous stationary law p_ss; 0 where 2b₊/σ² is a gradient.</summary>
    /// <returns>A new tensor.</returns>
    /// <exception cref="NecException">It is none, and there is no such law.</exception>
    public virtual Tensor Housekeeping(Tensor y) => zeros_like(y);

    /// <summary>e* = ∇log p_t − ∇log p_eq.</summary>
    /// <param name="score">∇log p_t(y), which is overwritten by the result.</param>
    public virtual Tensor Ideal(Tensor score, Tensor y) => score.sub_(EquilibriumScore(y));

    /// <summary>c = ∇log p(y|x) − ∇log p_eq(y), whose mean over x and z at fixed y is e*.</summary>
    /// <returns>A new tensor.</returns>
    public Tensor ConditionalIdeal(Tensor y, Tensor z) => ConditionalScore(z).sub_(EquilibriumScore(y));

    /// <summary>Σ_i σ_i² a_i b_i/σ² of every row, so that (σ²/2) a·a is half of Σ_i σ_i² a_i².</summary>
    /// <returns>[B]</returns>
    public virtual Tensor Dot(Tensor a, Tensor b) => (a * b).sum(1);

    /// <summary>Refuses a time at which p(y|x) is not a density.</summary>
    /// <param name="process">The process's name.</param>
    /// <exception cref="NecException"/>
    internal abstract void Require(string process);
}
