using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>dY = −θ Y dt + σ dB from t = 1 to t = 1 + length: constant coefficients, and an interval that does not start at 0.</summary>
public sealed class OrnsteinUhlenbeck(double θ, double σ, double length) : IsotropicProcess
{
    public override string Name => "ou";

    public override Interval Time => new(1, 1 + length);

    public override Tensor DriftScale(Tensor t) => full_like(t, -θ);

    public override Tensor Diffusion(Tensor t) => full_like(t, σ * σ);

    public override Tensor MeanScale(Tensor t) => Exp((t - 1) * -θ);

    public override Tensor Variance(Tensor t) => Expm1((t - 1) * (-2 * θ)) * (-σ * σ / (2 * θ));

    public override Tensor EquilibriumPrecision(Tensor t) => full_like(t, 2 * θ / (σ * σ));
}
