using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>
/// Components that the drift couples: with P = −2 diag(σ²)⁻¹ A, q = 2 diag(σ²)⁻¹ c, V = M C Mᵀ + S and the mean m = M E x + d,
/// KL = ½ [tr PV − D − ln det PV + (m − P⁻¹q)ᵀ P (m − P⁻¹q)].
/// </summary>
internal sealed class MatrixPath(MatrixDerived process, DataDistribution data) : MomentPath
{
    /// <summary>Of the greatest entry of P: an eigenvalue below it is a rounding error of zero.</summary>
    private const double Rounding = 1e-9;

    private readonly MatrixValues values = new(process);

    /// <inheritdoc/>
    public override double? Divergence(double t)
    {
        var (P, q) = EquilibriumAt(t);
        var moments = values.MomentsAt(t);
        var V = moments.Mean.Congruence(data.CovarianceMatrix()).Plus(moments.Covariance);
        if (!process.HasPotential || Cholesky.Of(P) is not { } precision || Cholesky.Of(V) is not { } spread) return null;
        var away = moments.Mean.Times(data.Mean).Plus(moments.Offset).Plus([.. new LinearSolve(P).Solve(q).Select(centre => -centre)]);
        var (PV, pulled) = (P.Times(V), P.Times(away));
        return (Enumerable.Range(0, data.Dimension).Sum(i => PV[i, i] - 1 + away[i] * pulled[i]) - precision.LogDeterminant - spread.LogDeterminant) / 2;
    }

    /// <inheritdoc/>
    public override bool Repels(double t)
    {
        var (P, _) = EquilibriumAt(t);
        return process.HasPotential && Cholesky.Of(P.Plus(Matrix.Identity(data.Dimension).Scaled(Rounding * P.Entries().Max(Math.Abs)))) is null && P.Entries().Any(p => p != 0);
    }

    /// <inheritdoc/>
    protected internal override IEnumerable<double> Equilibrium(double t) => EquilibriumAt(t) is var (P, q) ? P.Entries().Concat(q) : [];

    private (double[,] P, double[] Q) EquilibriumAt(double t)
    {
        var (P, q) = values.EquilibriumAt(t);
        // Symmetric up to rounding where there is a potential.
        return (P.Plus(P.Transposed()).Scaled(0.5), q);
    }
}
