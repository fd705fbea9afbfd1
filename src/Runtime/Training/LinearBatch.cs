using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>y = M x + d + R z, and r = W (e − c) with c = −R⁻ᵀ z − 2σ⁻²(A y + c₀), σ⁻² = diag(1/σ_i²).</summary>
internal sealed record LinearBatch(Tensor Time, Tensor Point, Tensor State, Tensor Noise, LinearStep Step) : TrainingBatch(Time, Point, State, Noise)
{
    public override IEnumerable<(string Name, Tensor Value)> Terms => [("the state y", State), ("the conditional field c", Field)];

    public override Tensor OfEntropy(Tensor n) => Step.By(Step.Weight, n) + Field;

    public override Tensor OfScore(Tensor n) => Step.By(Step.Weight, n) + Step.By(Step.Noise, Noise);

    public override Tensor OfNoise(Tensor n) => Step.By(Step.Noise, Noise - n);

    // e − c = S⁻¹M (n − x).
    public override Tensor OfData(Tensor n) => Step.By(Step.Data, n - Point);

    public override Tensor OfVelocity(Tensor n) => Step.By(Step.Velocity, n) + Field;

    // −W c.
    private Tensor Field => Step.By(Step.Noise, Noise) + Step.By(Step.Slope, State, Step.Pull);
}

/// <summary>What W makes of everything at the times of one step, float32: matrices [groups, throws, D, D].</summary>
/// <param name="Weight">W</param>
/// <param name="Noise">W R⁻ᵀ</param>
/// <param name="Data">W S⁻¹M</param>
/// <param name="Velocity">−2 W σ⁻²</param>
/// <param name="Slope">2 W σ⁻² A</param>
/// <param name="Pull">2 W σ⁻² c₀: [groups, throws, 1, D]</param>
internal sealed record LinearStep(Tensor Weight, Tensor Noise, Tensor Data, Tensor Velocity, Tensor Slope, Tensor Pull)
{
    /// <summary>Each time's matrix times each of the rows that share it.</summary>
    /// <param name="rows">[n, D]</param>
    public Tensor By(Tensor matrices, Tensor rows, Tensor? offset = null)
    {
        var products = rows.view(matrices.shape[0], matrices.shape[1], -1, matrices.shape[3]).matmul(matrices.transpose(-1, -2));
        return (offset is null ? products : products + offset).view(-1, matrices.shape[2]);
    }
}
