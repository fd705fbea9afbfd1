using NeuralEntropy.Runtime.Matrices;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>p(y|x) = N(M x + d, R Rᵀ) under the drift A y + c and the noise diag σ, with everything that depends on t alone computed once.</summary>
public sealed class LinearKernel : Kernel
{
    private readonly Cholesky? factor;

    // Made when they are first asked for: a training has very many kernels, and asks each of them once for a few numbers.
    private double[,]? inverse;
    private KernelTensor? mean, offset, colouring, whitening, slope, pull, resistance, shares, deviations, housekeepingSlope, housekeepingOffset;
    private Housekeeping? housekeeping;

    public LinearKernel(double time, LinearCoefficients coefficients, LinearMoments moments)
        : base(time, coefficients.Diffusion.Average())
    {
        (Coefficients, Moments) = (coefficients, moments);
        factor = Cholesky.Of(moments.Covariance);
    }

    /// <summary>A, c and σ_i².</summary>
    public LinearCoefficients Coefficients { get; }

    /// <summary>M, d and S.</summary>
    public LinearMoments Moments { get; }

    public int Dimension => Coefficients.Offset.Length;

    /// <summary>Whether S = 0: the data stands.</summary>
    public bool IsNoiseless => Moments.Covariance.Entries().All(s => s == 0);

    /// <summary>R, lower triangular.</summary>
    public double[,] Colouring => IsNoiseless ? Moments.Covariance : Factor.Factor;

    /// <summary>R⁻¹.</summary>
    public double[,] Whitening => LazyInitializer.EnsureInitialized(ref inverse, Factor.InverseFactor);

    /// <summary>ln det R.</summary>
    public double LogVolume => Factor.LogDeterminant / 2;

    /// <summary>2 diag(σ²)⁻¹ A, the gradient of the field that stands for ∇log p_eq.</summary>
    public double[,] EquilibriumSlope => Matrix.Of(Dimension, Dimension, (i, j) => OverNoise(Coefficients.Drift[i, j], i));

    /// <summary>2c_i/σ_i², the part of that field that does not depend on y.</summary>
    public double[] EquilibriumPull => [.. Coefficients.Offset.Select(OverNoise)];

    /// <summary>−2/σ_i², which makes e of a velocity.</summary>
    public double[] Resistance => [.. Enumerable.Range(0, Dimension).Select(i => OverNoise(-1, i))];

    /// <summary>σ_i²/σ², whose mean is 1.</summary>
    public double[] NoiseShares => [.. Coefficients.Diffusion.Select(s => HasEqualNoise ? 1 : s / Diffusion)];

    /// <inheritdoc/>
    public override double GreatestDiffusion => Coefficients.Diffusion.Max();

    /// <inheritdoc/>
    public override double NegativeLogSnr => Moments.NegativeLogSnr;

    /// <inheritdoc/>
    public override double LogMeanScale => Moments.LogDeterminant / Dimension;

    /// <summary>(σ²/2) dt of a step du, where du/dt = tr(S⁻¹ diag σ²)/D.</summary>
    public override double Weight(double du)
    {
        var (w, shares) = (Whitening, NoiseShares);
        var trace = Enumerable.Range(0, Dimension).Sum(i => shares[i] * Enumerable.Range(0, Dimension).Sum(j => w[j, i] * w[j, i]));
        return du * Dimension / trace / 2;
    }

    /// <inheritdoc/>
    public override Tensor Carry(Tensor x, Tensor z, double sign = 1)
    {
        using var scope = NewDisposeScope();
        var y = Offset(x.device).addmm(On(ref mean, () => Moments.Mean, x.device), x.t());
        return y.addmm_(On(ref colouring, () => Colouring, x.device), z.t(), alpha: (float)sign).t().MoveToOuterDisposeScope();
    }

    /// <summary>R⁻¹(y − d), which is R⁻¹M x + z.</summary>
    public Tensor Whitened(Tensor y)
    {
        using var scope = NewDisposeScope();
        return On(ref whitening, () => Whitening, y.device).mm(y.t() - Offset(y.device)).t().MoveToOuterDisposeScope();
    }

    /// <summary>R⁻ᵀ g: a gradient with respect to <see cref="Whitened"/> as one with respect to y.</summary>
    public Tensor Unwhitened(Tensor g)
    {
        using var scope = NewDisposeScope();
        return On(ref whitening, () => Whitening, g.device).t().mm(g.t()).t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor ConditionalScore(Tensor z) => Unwhitened(z).neg_();

    /// <inheritdoc/>
    public override Tensor ScoreOfData(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var residual = y - x.mm(On(ref mean, () => Moments.Mean, x.device).t());
        return Unwhitened(Whitened(residual)).neg_().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor EntropyOfVelocity(Tensor velocity) => velocity * Row(ref resistance, () => Resistance, velocity.device);

    /// <inheritdoc/>
    public override Tensor Flow(Tensor entropy) => HasEqualNoise ? base.Flow(entropy) : base.Flow(entropy * Row(ref shares, () => NoiseShares, entropy.device));

    /// <inheritdoc/>
    public override Tensor EquilibriumScore(Tensor y)
    {
        using var scope = NewDisposeScope();
        return Column(ref pull, () => EquilibriumPull, y.device).addmm(On(ref slope, () => EquilibriumSlope, y.device), y.t()).t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Spread(Tensor z) => z * Row(ref deviations, () => [.. Coefficients.Diffusion.Select(Math.Sqrt)], z.device);

    /// <inheritdoc/>
    public override double EquilibriumDivergence(int dimension) => 2 * Coefficients.Trace / Diffusion;

    /// <inheritdoc/>
    public override Tensor Housekeeping(Tensor y)
    {
        using var scope = NewDisposeScope();
        var h = LazyInitializer.EnsureInitialized(ref housekeeping, () => Processes.Housekeeping.Of(this) ?? throw Failures.NotStationary(Time));
        return Column(ref housekeepingOffset, () => h.Offset, y.device).addmm(On(ref housekeepingSlope, () => h.Slope, y.device), y.t()).t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Dot(Tensor a, Tensor b) => HasEqualNoise ? base.Dot(a, b) : (a * b).mv(Row(ref shares, () => NoiseShares, a.device));

    internal override void Require(string process)
    {
        if (!Moments.Mean.Entries().All(double.IsFinite)) throw Failures.KernelNotFinite(process, "M", Time, double.NaN);
        if (factor is null) throw Failures.NoiseMissesComponents(process, Time);
    }

    private static Tensor On(ref KernelTensor? matrix, Func<double[,]> values, Device device) =>
        LazyInitializer.EnsureInitialized(ref matrix, () => new KernelTensor(values())).On(device);

    private static Tensor Row(ref KernelTensor? row, Func<double[]> values, Device device) =>
        LazyInitializer.EnsureInitialized(ref row, () => new KernelTensor(values())).On(device);

    private static Tensor Column(ref KernelTensor? column, Func<double[]> values, Device device) => Row(ref column, values, device).unsqueeze(1);

    // [D, 1]
    private Tensor Offset(Device device) => Column(ref offset, () => Moments.Offset, device);

    /// <summary>Whether all σ_i are equal. They have equal shares also where they are 0.</summary>
    public bool HasEqualNoise => Coefficients.Diffusion.All(s => s == Coefficients.Diffusion[0]);

    private Cholesky Factor => factor ?? throw Failures.NoiseMissesComponents(null, Time);

    private double OverNoise(double b, int i) =>
        b == 0 ? 0 : Coefficients.Diffusion[i] > 0 ? 2 * b / Coefficients.Diffusion[i] : throw Failures.DriftWithoutNoise(i + 1, Time);
}
