using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>
/// Components that are alike: with V_i = μ² λ_i + Σ² and M_i = μ m_i + d_i of each, Ṡ = (σ²/2) Σ_i [(V_i/v − 1)²/V_i + (M_i/v − q_i)²] and
/// KL = ½ Σ_i [V_i/v − 1 + (M_i − v q_i)²/v] − ½ ln det(V/v).
/// </summary>
internal sealed class IsotropicPath : MomentPath
{
    private readonly IsotropicDerived process;
    private readonly QuantityValues values;
    private readonly IReadOnlyList<double> means;
    private readonly IReadOnlyList<double> variances;
    private readonly double[,]? covariance;
    private readonly double missing;

    public IsotropicPath(IsotropicDerived process, DataDistribution data)
        : this(process, data.Mean, data.Variances, data.MissingDimensions / data.Dimension)
    {
        if (data.Dimension <= LargestMatrix && data.CovarianceMatrix() is var matrix && !matrix.IsDiagonal()) covariance = matrix;
    }

    /// <param name="missing">In which share of the components the data has no density.</param>
    public IsotropicPath(IsotropicDerived process, IReadOnlyList<double> means, IReadOnlyList<double> variances, double missing) =>
        (this.process, values, this.means, this.variances, this.missing) = (process, QuantityValues.Of(process), means, variances, missing);

    /// <summary>
    /// Ṡ in nats per unit of time: exact for normal data, and of any data the part that grows where p_eq collapses. In the dimensions in which the
    /// data has no density ∇log p_t is that of the noise. Before the data's own time nothing has happened to it.
    /// </summary>
    public double Rate(double t)
    {
        var (μ, Σ2, P) = (MeanScale(t), Variance(t), values.At(process.EquilibriumPrecision, t));
        var sum = 0.0;
        for (var i = 0; i < means.Count; i++)
        {
            var (V, drift) = (μ * μ * variances[i] + Σ2, P * Mean(i, μ, t) - Pull(i, t));
            sum += Square(P * V - 1) / V + drift * drift + (missing > 0 ? missing * (1 / Σ2 - 1 / V) : 0);
        }
        return values.At(process.Diffusion, t) / 2 * sum;
    }

    /// <inheritdoc/>
    public override double? Divergence(double t)
    {
        var (μ, Σ2, P) = (MeanScale(t), Variance(t), values.At(process.EquilibriumPrecision, t));
        if (!(P > 0)) return null;
        var (sum, logs) = (0.0, 0.0);
        for (var i = 0; i < means.Count; i++)
        {
            var V = μ * μ * variances[i] + Σ2;
            sum += P * V - 1 + P * Square(Mean(i, μ, t) - Pull(i, t) / P);
            logs += Math.Log(P * V);
        }
        return (sum - (LogDeterminant(μ, Σ2) is { } exact ? exact + means.Count * Math.Log(P) : logs)) / 2;
    }

    /// <inheritdoc/>
    public override bool Repels(double t) => values.At(process.EquilibriumPrecision, t) < 0;

    /// <inheritdoc/>
    protected internal override IEnumerable<double> Equilibrium(double t) =>
        process.Offsets.Select(offset => values.At(offset.Pull, t)).Append(values.At(process.EquilibriumPrecision, t));

    private double? LogDeterminant(double μ, double Σ2) =>
        covariance is null ? null : Cholesky.Of(Matrix.Of(means.Count, means.Count, (i, j) => μ * μ * covariance[i, j] + (i == j ? Σ2 : 0)))?.LogDeterminant;

    // Integrals from the start run backwards before it.
    private double Variance(double t) => Math.Max(0, values.At(process.Variance, t));

    private double MeanScale(double t) => values.At(process.Variance, t) > 0 ? values.At(process.MeanScale, t) : 1;

    private double Mean(int i, double μ, double t) => μ * means[i] + (OffsetOf(i) is { } offset ? values.At(offset.Mean, t) : 0);

    private double Pull(int i, double t) => OffsetOf(i) is { } offset ? values.At(offset.Pull, t) : 0;

    private DerivedOffset? OffsetOf(int i) => process.Offsets.Count switch { 0 => null, 1 => process.Offsets[0], _ => process.Offsets[i] };

    private static double Square(double x) => x * x;
}
