using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// η = (ΔW₁)²/(τ D_0) ≤ c_2, in x² per unit of time: how much a shift of the prior changes what the exact probability flow makes of it, for as little as the priors differ (Ikeda et al. 2025, eqs. 77–79; <see
/// cref="PerturbedFlow"/>).
/// </summary>
[Term("speed_accuracy", "how much a shifted prior changes what the exact flow makes of it, at most c_2, in the units of x² per unit of time")]
public sealed class SpeedAccuracy(
    [Argument("how far the prior is shifted, alike in all components, in the units of x", Above = 0)] double shift = 0.1,
    [Argument("how many points of the prior are followed", Min = SpeedAccuracy.FewestSamples, Max = SpeedAccuracy.MostSamples)] long samples = 4096) : Measure
{
    public const double FewestSamples = 64;
    public const double MostSamples = 1 << 20;

    public override string Symbol => "η";

    public override string Unit => "x²/t";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool IsUsual => false;

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => new PerturbedFlow(shift, samples);
}
