using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>No drift, a flat p_eq, Σ² = s²((S/s)^{2t} − 1) from s = .01 to S = 50.</summary>
public sealed class VarianceExploding : IsotropicProcess
{
    private const double Least = 0.01;
    private static readonly double Growth = 2 * Log(50 / Least);

    public override string Name => "ve";

    public override Interval Time => new(0, 1);

    public override Tensor DriftScale(Tensor t) => zeros_like(t);

    public override Tensor Diffusion(Tensor t) => Exp(t * Growth) * (Least * Least * Growth);

    public override Tensor MeanScale(Tensor t) => ones_like(t);

    public override Tensor Variance(Tensor t) => Expm1(t * Growth) * (Least * Least);

    public override Tensor EquilibriumPrecision(Tensor t) => zeros_like(t);
}
