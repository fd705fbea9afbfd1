using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>Another process whose equilibrium is moved to m: c = −a m, d = (1 − μ) m, q = m/v. It is that process of x − m.</summary>
public sealed class PulledTo(IsotropicProcess centred, double[] m) : IsotropicProcess
{
    public override string Name => centred.Name;

    public override Interval Time => centred.Time;

    public override Tensor DriftScale(Tensor t) => centred.DriftScale(t);

    public override Tensor Diffusion(Tensor t) => centred.Diffusion(t);

    public override Tensor MeanScale(Tensor t) => centred.MeanScale(t);

    public override Tensor Variance(Tensor t) => centred.Variance(t);

    public override Tensor EquilibriumPrecision(Tensor t) => centred.EquilibriumPrecision(t);

    public override Tensor MeanOffset(Tensor t) => (1 - MeanScale(t)).unsqueeze(-1) * tensor(m, dtype: float64);

    public override Tensor EquilibriumPull(Tensor t) => EquilibriumPrecision(t).unsqueeze(-1) * tensor(m, dtype: float64);
}
