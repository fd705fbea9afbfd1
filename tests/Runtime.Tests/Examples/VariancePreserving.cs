using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>As generated code looks: β from β_min to β_max, p_eq = N(0, κ² I).</summary>
public sealed class VariancePreserving : IsotropicProcess
{
    public override string Name => "vp";

    public override Interval Time => new(Start, End);

    [Parameter("beta_min")]
    public double BetaMin { get; set; } = 0.1;

    [Parameter("beta_max")]
    public double BetaMax { get; set; } = 16;

    [Parameter("kappa")]
    public double Kappa { get; set; } = 1;

    public double Start { get; init; }

    public double End { get; init; } = 1;

    public override Tensor DriftScale(Tensor t) => Beta(t) * -0.5;

    public override Tensor Diffusion(Tensor t) => Beta(t) * (Kappa * Kappa);

    public override Tensor MeanScale(Tensor t) => Exp(B(t) * -0.5);

    public override Tensor Variance(Tensor t) => Expm1(-B(t)) * -(Kappa * Kappa);

    public override Tensor EquilibriumPrecision(Tensor t) => full_like(t, 1 / (Kappa * Kappa));

    private Tensor Beta(Tensor t) => t * (BetaMax - BetaMin) + BetaMin;

    private Tensor B(Tensor t) => t * BetaMin + Square(t) * ((BetaMax - BetaMin) / 2);
}
