using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// η = (ΔW₁)²/(τ D_0) ≤ c_2, in x² per unit of time: how much a shift or a stretch of the prior changes what the exact probability flow makes of it, for as little as the priors differ (Ikeda et al. 2025, eqs. 77–79; <see
/// cref="PerturbedFlow"/>).
/// </summary>
[Term("speed_accuracy", "how much a perturbed prior changes what the exact flow makes of it, at most c_2, in the units of x² per unit of time")]
public sealed class SpeedAccuracy(
    [Argument("how far the prior is shifted, alike in all components, in the units of x", Min = 0)] double shift = 0.1,
    [Argument("by which factor the prior is stretched about its mean; beyond the most, χ² is carried by its tails", Min = SpeedAccuracy.LeastScale, Max = SpeedAccuracy.MostScale)] double scale = 1,
    [Argument("how many points of the prior are followed", Min = SpeedAccuracy.FewestSamples, Max = SpeedAccuracy.MostSamples)] long samples = 4096) : Measure
{
    public const double LeastScale = 0.25;

    // Of a normal prior E[(p̃/p)³] is finite up to √(3/2), and with it the error bar of D_0.
    public const double MostScale = 1.2;
    public const double FewestSamples = 64;
    public const double MostSamples = 1 << 20;

    public override string Symbol => "η";

    public override string Unit => "x²/t";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => new PerturbedFlow(shift, scale, samples);
}
