using NeuralEntropy.Runtime.Matrices;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>p(y|x) = N(M x + d, R Rᵀ) under the drift A y + c and the noise diag σ, with everything that depends on t alone computed once.</summary>
public sealed class LinearKernel : Kernel
{
    private readonly Cholesky? factor;
    private readonly Lazy<double[,]> inverse;
    private readonly KernelTensor mean, offset;
    private readonly Lazy<KernelTensor> colouring, whitening, slope, pull, resistance;
    private readonly Lazy<(KernelTensor Slope, KernelTensor Offset)> housekeeping;
    private readonly KernelTensor? shares;

    public LinearKernel(double time, LinearCoefficients coefficients, LinearMoments moments)
        : base(time, coefficients.Diffusion.Average())
    {
        (Coefficients, Moments) = (coefficients, moments);
        factor = Cholesky.Of(moments.Covariance);
        inverse = new(() => Factor.InverseFactor());
        var σ2 = coefficients.Diffusion;
        (mean, offset) = (new KernelTensor(moments.Mean), new KernelTensor(moments.Offset, Dimension, 1));
        colouring = new(() => new KernelTensor(Colouring));
        whitening = new(() => new KernelTensor(Whitening));
        slope = new(() => new KernelTensor(EquilibriumSlope));
        pull = new(() => new KernelTensor(EquilibriumPull, Dimension, 1));
        resistance = new(() => new KernelTensor(Resistance, Dimension));
        housekeeping = new(() => Processes.Housekeeping.Of(this) is { } h
            ? (new KernelTensor(h.Slope), new KernelTensor(h.Offset, Dimension, 1)) : throw Failures.NotStationary(time));
        // Equal noise has equal shares also where it is 0.
        NoiseShares = [.. σ2.Select(s => σ2.All(other => other == s) ? 1 : s / Diffusion)];
        shares = NoiseShares.All(s => s == 1) ? null : new KernelTensor(NoiseShares, Dimension);
    }

    /// <summary>A, c and σ_i².</summary>
    public LinearCoefficients Coefficients { get; }

    /// <summary>M, d and S.</summary>
    public LinearMoments Moments { get; }

    public int Dimension => Coefficients.Offset.Length;

    /// <summary>R, lower triangular.</summary>
    public double[,] Colouring => Factor.Factor;

    /// <summary>R⁻¹.</summary>
    public double[,] Whitening => inverse.Value;

    /// <summary>ln det R.</summary>
    public double LogVolume => Factor.LogDeterminant / 2;

    /// <summary>2 diag(σ²)⁻¹ A, the gradient of the field that stands for ∇log p_eq.</summary>
    public double[,] EquilibriumSlope => Matrix.Of(Dimension, Dimension, (i, j) => OverNoise(Coefficients.Drift[i, j], i));

    /// <summary>2c_i/σ_i², the part of that field that does not depend on y.</summary>
    public double[] EquilibriumPull => [.. Coefficients.Offset.Select(OverNoise)];

    /// <summary>−2/σ_i², which makes e of a velocity.</summary>
    public double[] Resistance => [.. Enumerable.Range(0, Dimension).Select(i => OverNoise(-1, i))];

    /// <summary>σ_i²/σ², whose mean is 1.</summary>
    public double[] NoiseShares { get; }

    /// <inheritdoc/>
    public override double NegativeLogSnr => Moments.NegativeLogSnr;

    /// <summary>(σ²/2) dt of a step du, where du/dt = tr(S⁻¹ diag σ²)/D.</summary>
    public override double Weight(double du)
    {
        var w = Whitening;
        var trace = Enumerable.Range(0, Dimension).Sum(i => NoiseShares[i] * Enumerable.Range(0, Dimension).Sum(j => w[j, i] * w[j, i]));
        return du * Dimension / trace / 2;
    }

    /// <inheritdoc/>
    public override Tensor Carry(Tensor x, Tensor z, double sign = 1)
    {
        using var scope = NewDisposeScope();
        var y = offset.On(x.device).addmm(mean.On(x.device), x.t());
        return y.addmm_(colouring.Value.On(x.device), z.t(), alpha: (float)sign).t().MoveToOuterDisposeScope();
    }

    /// <summary>R⁻¹(y − d), which is R⁻¹M x + z.</summary>
    public Tensor Whitened(Tensor y)
    {
        using var scope = NewDisposeScope();
        return whitening.Value.On(y.device).mm(y.t() - offset.On(y.device)).t().MoveToOuterDisposeScope();
    }

    /// <summary>R⁻ᵀ g: a gradient with respect to <see cref="Whitened"/> as one with respect to y.</summary>
    public Tensor Unwhitened(Tensor g)
    {
        using var scope = NewDisposeScope();
        return whitening.Value.On(g.device).t().mm(g.t()).t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor ConditionalScore(Tensor z) => Unwhitened(z).neg_();

    /// <inheritdoc/>
    public override Tensor ScoreOfData(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var residual = y.t() - offset.On(y.device).addmm(mean.On(y.device), x.t());
        var inverse = whitening.Value.On(y.device);
        return inverse.t().mm(inverse.mm(residual)).neg_().t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor EntropyOfVelocity(Tensor velocity) => velocity * resistance.Value.On(velocity.device);

    /// <inheritdoc/>
    public override Tensor EquilibriumScore(Tensor y)
    {
        using var scope = NewDisposeScope();
        return pull.Value.On(y.device).addmm(slope.Value.On(y.device), y.t()).t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Housekeeping(Tensor y)
    {
        using var scope = NewDisposeScope();
        var (slope, offset) = housekeeping.Value;
        return offset.On(y.device).addmm(slope.On(y.device), y.t()).t().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Dot(Tensor a, Tensor b) => shares is null ? base.Dot(a, b) : (a * b).mv(shares.On(a.device));

    internal override void Require(string process)
    {
        if (!Moments.Mean.Entries().All(double.IsFinite)) throw Failures.KernelNotFinite(process, "M", Time, double.NaN);
        if (factor is null) throw Failures.NoiseMissesComponents(process, Time);
    }

    private Cholesky Factor => factor ?? throw Failures.NoiseMissesComponents(null, Time);

    private double OverNoise(double b, int i) =>
        b == 0 ? 0 : Coefficients.Diffusion[i] > 0 ? 2 * b / Coefficients.Diffusion[i] : throw Failures.DriftWithoutNoise(i + 1, Time);
}
