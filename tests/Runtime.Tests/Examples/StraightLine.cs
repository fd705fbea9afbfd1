using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>μ = 1 − t, Σ = Σ₀ √(1 − μ²), up to shortly before t = 1.</summary>
public sealed class StraightLine(double Σ0) : IsotropicProcess
{
    public override string Name => "sl";

    public override Interval Time => new(0, 1 - 1e-5);

    public override Tensor DriftScale(Tensor t) => -1 / (1 - t);

    public override Tensor Diffusion(Tensor t) => 2 * Σ0 * Σ0 / (1 - t);

    public override Tensor MeanScale(Tensor t) => 1 - t;

    public override Tensor Variance(Tensor t) => t * (2 - t) * (Σ0 * Σ0);

    public override Tensor EquilibriumPrecision(Tensor t) => full_like(t, 1 / (Σ0 * Σ0));
}
