using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>y = μ x + d + Σ z, and r = Σ (e − y/v + q) + z, the noise that the network leaves.</summary>
/// <param name="MeanScale">μ: [n, 1]</param>
/// <param name="Deviation">Σ: [n, 1]</param>
/// <param name="Diffusion">σ²: [n, 1]</param>
/// <param name="EquilibriumPrecision">1/v: [n, 1]</param>
/// <param name="Pull">q: [n, 1] or [n, D]; null: 0</param>
internal sealed record IsotropicBatch(
    Tensor Time, Tensor Point, Tensor State, Tensor Noise, Tensor MeanScale, Tensor Deviation, Tensor Diffusion, Tensor EquilibriumPrecision, Tensor? Pull)
    : TrainingBatch(Time, Point, State, Noise)
{
    public override IEnumerable<(string Name, Tensor Value)> Terms =>
        [("the state y", State), ("the standard deviation Σ", Deviation), ("∇log p_eq", Pull is null ? EquilibriumPrecision : Pull + EquilibriumPrecision)];

    public override Tensor OfEntropy(Tensor n) => Noise.addcmul(Pulled(n - State * EquilibriumPrecision, 1), Deviation, 1);

    public override Tensor OfScore(Tensor n) => Noise.addcmul(n, Deviation, 1);

    public override Tensor OfNoise(Tensor n) => Noise - n;

    public override Tensor OfData(Tensor n) => (n - Point) * (MeanScale / Deviation);

    public override Tensor OfVelocity(Tensor n) => Noise.addcmul(Pulled(n * (2 / Diffusion) + State * EquilibriumPrecision, -1), Deviation, -1);

    private Tensor Pulled(Tensor field, double sign) => Pull is null ? field : field.add(Pull, sign);
}
