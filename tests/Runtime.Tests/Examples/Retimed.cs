using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>Another process run at t² instead of t: σ² and a gain the factor 2t, nothing that is measured changes.</summary>
public sealed class Retimed(IsotropicProcess inner) : IsotropicProcess
{
    public override string Name => inner.Name;

    public override Interval Time => new(Math.Sqrt(inner.Time.Start), Math.Sqrt(inner.Time.End));

    public override Tensor DriftScale(Tensor t) => inner.DriftScale(Square(t)) * t * 2;

    public override Tensor Diffusion(Tensor t) => inner.Diffusion(Square(t)) * t * 2;

    public override Tensor MeanScale(Tensor t) => inner.MeanScale(Square(t));

    public override Tensor Variance(Tensor t) => inner.Variance(Square(t));

    public override Tensor EquilibriumPrecision(Tensor t) => inner.EquilibriumPrecision(Square(t));
}
