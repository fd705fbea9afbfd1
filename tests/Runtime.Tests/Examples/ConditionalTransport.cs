using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>μ = 1 − t, Σ = t: p_eq collapses at t = 0, where the entropy production diverges like (D s₀² + |m|²) ln 1/t.</summary>
public sealed class ConditionalTransport(double start) : IsotropicProcess
{
    public override string Name => "cond_ot";

    public override Interval Time => new(start, 0.999);

    public override Tensor DriftScale(Tensor t) => -1 / (1 - t);

    public override Tensor Diffusion(Tensor t) => 2 * t / (1 - t);

    public override Tensor MeanScale(Tensor t) => 1 - t;

    public override Tensor Variance(Tensor t) => Square(t);

    public override Tensor EquilibriumPrecision(Tensor t) => 1 / t;
}
