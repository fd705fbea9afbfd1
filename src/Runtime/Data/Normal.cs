using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// p_d = N(m, C), so p_t = N(μ m, μ² C + Σ² I). With C = s₀² I that is ∇log p_t(y) = (μ m − y)/V, V = μ² s₀² + Σ²; any other C is
/// decomposed once, and its axes are those of p_t at every time (<see cref="GaussianScore"/>).
/// </summary>
[Term("normal", "a normal distribution: isotropic, with a deviation for each component, or with any covariance")]
public sealed class Normal : DataDistribution
{
    /// <param name="mean">m</param>
    /// <param name="deviation">s₀, or the root of C's diagonal.</param>
    /// <param name="covariance">C, row by row.</param>
    public Normal(
        [Argument("the mean; its length is the dimension of x")] ImmutableArray<double> mean,
        [Argument("the standard deviation in the units of x: one number for all components, or a list with one for each", Above = 0)] PerComponent deviation = default,
        [Argument("the covariance matrix in the units of x², row by row, in place of `deviation`: symmetric and positive definite")] ImmutableArray<ImmutableArray<double>> covariance = default)
    {
        if (mean.IsDefaultOrEmpty) throw DataFaults.Nothing("mean");
        if (mean.Any(m => !double.IsFinite(m))) throw DataFaults.OutOfRange("mean", "finite", mean.First(m => !double.IsFinite(m)));
        Mean = mean;
        if (deviation.IsStated && !covariance.IsDefault) throw DataFaults.TwoWidths();
        if (!covariance.IsDefault)
        {
            Covariance = Covariance.Of(covariance);
            if (covariance.Length != mean.Length) throw DataFaults.LengthsDiffer("covariance", covariance.Length, "mean", mean.Length);
            Deviation = Math.Sqrt(Covariance.Variances.Average());
            return;
        }
        if (!deviation.IsStated) throw DataFaults.NoWidth();
        foreach (var s in deviation)
            if (!(s > 0 && double.IsFinite(s))) throw DataFaults.OutOfRange("deviation", "positive and finite", s);
        if (!deviation.IsCommon && deviation.Values.Length != mean.Length)
            throw DataFaults.LengthsDiffer("deviation", deviation.Values.Length, "mean", mean.Length);
        Covariance = Covariance.Of(deviation.IsCommon ? Enumerable.Repeat(deviation.Values[0], mean.Length) : deviation.Values);
        Deviation = Covariance.IsIsotropic ? deviation.Values[0] : Math.Sqrt(Covariance.Variances.Average());
    }

    private Normal(ImmutableArray<double> mean, Covariance covariance) =>
        (Mean, Covariance, Deviation) = (mean, covariance, Math.Sqrt(covariance.Variances.Average()));

    /// <summary>m</summary>
    public override ImmutableArray<double> Mean { get; }

    /// <summary>s₀; where C is not s₀² I, the root of its components' mean variance.</summary>
    public double Deviation { get; }

    /// <summary>C.</summary>
    internal Covariance Covariance { get; }

    /// <inheritdoc/>
    public override int Dimension => Mean.Length;

    /// <inheritdoc/>
    public override double[,] CovarianceMatrix() => Covariance.Matrix();

    /// <inheritdoc/>
    public override bool HasScore => true;

    /// <inheritdoc/>
    public override NormalMixture Normals => new([1.0], [this]);

    /// <summary>N(B m + b, B C Bᵀ).</summary>
    public override Normal Mapped(AffineMap map)
    {
        var mean = map.Of(Mean);
        if (Covariance.IsIsotropic && map.Similarity() is { } s) return new(mean, s * Deviation);
        if (Covariance.IsDiagonal && map.IsDiagonal) return new(mean, new PerComponent([.. map.Diagonal.Zip(Covariance.Variances, (s, λ) => Math.Abs(s) * Math.Sqrt(λ))], false));
        return new(mean, Covariance.Mapped(map));
    }

    /// <inheritdoc/>
    public override Normal Marginal(int start, int length) => Covariance.IsIsotropic
        ? new(Mean.Slice(start, length), Deviation)
        : new(Mean.Slice(start, length), Covariance.Block(start, length));

    /// <inheritdoc/>
    public override int Coordinates => Dimension;

    /// <inheritdoc/>
    public override Tensor Place(Tensor u)
    {
        using var scope = NewDisposeScope();
        return Coloured(Quantiles.Normal(u).t()).add_(tensor(Mean.ToArray(), dtype: float64, device: u.device)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected internal override Field CentredScoreAt(IsotropicKernel kernel, Device device) =>
        Covariance.IsIsotropic ? new IsotropicScore(this, kernel, device) : new GaussianScore(this, kernel, device);

    /// <inheritdoc/>
    protected internal override Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel) => Normals.CentredLogDensity(y, kernel);

    /// <summary>Rows Q Λ^½ z of rows z, which it may overwrite.</summary>
    internal Tensor Coloured(Tensor z)
    {
        if (Covariance.IsIsotropic) return z.mul_(Deviation);
        using var scope = NewDisposeScope();
        var n = Dimension;
        var roots = tensor(Covariance.Variances.Select(Math.Sqrt).ToArray(), dtype: float64, device: z.device);
        if (Covariance.IsDiagonal) return z.mul_(roots);
        var axes = tensor([.. Enumerable.Range(0, n).SelectMany(Covariance.Axis)], [n, n], dtype: float64, device: z.device);
        return z.mm(axes * roots.unsqueeze(1)).MoveToOuterDisposeScope();
    }

    /// <summary>V(t) of an isotropic one.</summary>
    internal double Variance(IsotropicKernel kernel) => Square(kernel.MeanScale * Deviation) + Square(kernel.StandardDeviation);

    private static double Square(double x) => x * x;

    private sealed class IsotropicScore(Normal normal, IsotropicKernel kernel, Device device) : Field
    {
        private readonly double precision = 1 / normal.Variance(kernel);

        private readonly Tensor shift = (tensor(normal.Mean.ToArray(), dtype: float64, device: device) * (kernel.MeanScale / normal.Variance(kernel)))
            .DetachFromDisposeScope();

        public override Tensor Evaluate(Tensor x) => (x * -precision).add_(shift);

        public override void Dispose()
        {
            shift.Dispose();
            base.Dispose();
        }
    }
}
