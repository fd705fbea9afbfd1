using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>μ = cos(πt/2), Σ = sin(πt/2): the unit circle at constant angular speed, and p_eq = N(0, 1).</summary>
public sealed class Cosine : IsotropicProcess
{
    public override string Name => "cosine";

    public override Interval Time => new(0, 0.999);

    public override Tensor DriftScale(Tensor t) => Diffusion(t) * -0.5;

    public override Tensor Diffusion(Tensor t) => (t * (Math.PI / 2)).tan() * Math.PI;

    public override Tensor MeanScale(Tensor t) => (t * (Math.PI / 2)).cos();

    public override Tensor Variance(Tensor t) => (t * (Math.PI / 2)).sin().square();

    public override Tensor EquilibriumPrecision(Tensor t) => ones_like(t);
}
