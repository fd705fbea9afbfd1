using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>p(y|x) = N(μ x + d, Σ² I), one noise σ for all components, and the quasi-equilibrium N(v q, v I).</summary>
public sealed class IsotropicKernel : Kernel
{
    private readonly KernelTensor? offset;
    private readonly KernelTensor? pull;

    /// <param name="meanScale">μ(t).</param>
    /// <param name="standardDeviation">Σ(t), in the units of x.</param>
    /// <param name="equilibriumPrecision">1/v(t); 0 where p_eq is flat.</param>
    /// <param name="meanOffset">d(t), one number for all components or one for each; null: 0.</param>
    /// <param name="equilibriumPull">q(t) = 2c/σ², the part of ∇log p_eq = −y/v + q that does not depend on y; null: 0.</param>
    public IsotropicKernel(
        double time, double meanScale, double standardDeviation, double diffusion, double equilibriumPrecision,
        double[]? meanOffset = null, double[]? equilibriumPull = null)
        : base(time, diffusion)
    {
        (MeanScale, StandardDeviation, EquilibriumPrecision) = (meanScale, standardDeviation, equilibriumPrecision);
        offset = meanOffset is null ? null : new KernelTensor(meanOffset);
        pull = equilibriumPull is null ? null : new KernelTensor(equilibriumPull);
    }

    /// <summary>N(x, I): unit noise on the data itself.</summary>
    public static IsotropicKernel Unit { get; } = new(0, 1, 1, 1, 0);

    /// <summary>The data itself.</summary>
    public static IsotropicKernel Noiseless { get; } = new(0, 1, 0, 0, 0);

    /// <summary>μ(t).</summary>
    public double MeanScale { get; }

    /// <summary>Σ(t), in the units of x.</summary>
    public double StandardDeviation { get; }

    /// <summary>1/v(t), where p_eq = N(v q, v I); 0 where p_eq is flat.</summary>
    public double EquilibriumPrecision { get; }

    /// <summary>d(t), [1] or [D]; null: 0.</summary>
    public double[]? MeanOffset => offset?.Values;

    /// <summary>q(t), [1] or [D]; null: 0.</summary>
    public double[]? EquilibriumPull => pull?.Values;

    /// <inheritdoc/>
    public override double NegativeLogSnr => 2 * Math.Log(StandardDeviation / MeanScale);

    /// <inheritdoc/>
    public override double LogMeanScale => Math.Log(MeanScale);

    /// <inheritdoc/>
    public override double Weight(double du) => du * StandardDeviation * StandardDeviation / 2;

    /// <inheritdoc/>
    public override Tensor Carry(Tensor x, Tensor z, double sign = 1)
    {
        var y = (x * MeanScale).add_(z, sign * StandardDeviation);
        return offset is null ? y : y.add_(offset.On(y.device));
    }

    /// <summary>The kernel of data that is s times as wide, without offset and equilibrium's pull.</summary>
    public IsotropicKernel Stretched(double s) => new(Time, MeanScale * s, StandardDeviation, Diffusion, EquilibriumPrecision);

    /// <summary>y − d, whose kernel has no offset.</summary>
    public Tensor Centred(Tensor y) => offset is null ? y : y - offset.On(y.device);

    /// <inheritdoc/>
    public override Tensor ConditionalScore(Tensor z) => z * (-1 / StandardDeviation);

    /// <inheritdoc/>
    public override Tensor ScoreOfData(Tensor x, Tensor y)
    {
        var difference = (x * MeanScale).sub_(y);
        return (offset is null ? difference : difference.add_(offset.On(y.device))).mul_(Math.Pow(StandardDeviation, -2));
    }

    /// <inheritdoc/>
    public override Tensor EntropyOfVelocity(Tensor velocity) => velocity * (-2 / Diffusion);

    /// <inheritdoc/>
    public override Tensor EquilibriumScore(Tensor y)
    {
        var score = y * -EquilibriumPrecision;
        return pull is null ? score : score.add_(pull.On(y.device));
    }

    /// <inheritdoc/>
    public override Tensor Spread(Tensor z) => z * Math.Sqrt(Diffusion);

    /// <inheritdoc/>
    public override double EquilibriumDivergence(int dimension) => -dimension * EquilibriumPrecision;

    /// <inheritdoc/>
    public override Tensor Ideal(Tensor score, Tensor y)
    {
        score.add_(y, EquilibriumPrecision);
        return pull is null ? score : score.sub_(pull.On(y.device));
    }

    internal override void Require(string process)
    {
        if (!(StandardDeviation > 0 && double.IsFinite(StandardDeviation))) throw Failures.KernelNotFinite(process, "Σ", Time, StandardDeviation);
        if (!(MeanScale > 0 && double.IsFinite(MeanScale))) throw Failures.KernelNotFinite(process, "μ", Time, MeanScale);
    }
}
