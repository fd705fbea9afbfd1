using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>
/// Data N(m, C), for which everything is known: under a process with the drift A y + c, the noise diag σ and the kernel N(M x + d, S) the law at t is
/// N(m_t, V) with m_t = M m + d and V = M C Mᵀ + S, and with P = −2 diag(σ²)⁻¹A and q = 2c/σ²
/// <code>
/// Ṡ = ½ tr[diag(σ²) (P − V⁻¹) V (P − V⁻¹)ᵀ] + ½ (P m_t − q)ᵀ diag(σ²) (P m_t − q)
/// </code>
/// </summary>
internal sealed class GaussianData(double[] m, double[,] C)
{
    public int Dimension => m.Length;

    /// <summary>S_tot by quadrature over the whole interval.</summary>
    public double Total(DerivedProcess process)
    {
        var at = ValuesOf(process);
        return Graded(process, t => Rate(at(t).Coefficients, at(t).Moments));
    }

    /// <summary>KL(p_t‖N(m_eq, C_eq)).</summary>
    public double Divergence(DerivedProcess process, double t, double[] mean, double[,] covariance)
    {
        var (m_t, V) = LawAt(process, t);
        var precision = Inverse(covariance);
        double[] δ = [.. m_t.Zip(mean, (a, b) => a - b)];
        var logs = new LinearSolve(covariance).LogDeterminant - new LinearSolve(V).LogDeterminant;
        return (Trace(precision.Times(V)) - m.Length + logs + precision.Times(δ).Zip(δ, (a, b) => a * b).Sum()) / 2;
    }

    /// <summary>The data A x + b.</summary>
    public GaussianData Mapped(double[,] A, params double[] b) => new(A.Times(m).Plus(b), A.Times(C).Times(A.Transposed()));

    /// <summary>m_t and V.</summary>
    public (double[] Mean, double[,] Covariance) LawAt(DerivedProcess process, double t) => Law(ValuesOf(process)(t).Moments);

    /// <summary>∫ f over panels that shrink towards both ends, where rates may grow without bound, cut where steps end.</summary>
    public static double Graded(DerivedProcess process, Func<double, double> f)
    {
        var (start, end) = process.Interval;
        double[] places = [0, .. Enumerable.Range(0, 25).Select(i => Math.Pow(0.5, 25 - i)), .. Enumerable.Range(2, 24).Select(i => 1 - Math.Pow(0.5, i)), 1];
        double[] cuts = [.. places.Select(p => start + (end - start) * p).Concat(process.Breaks).Distinct().Order()];
        return cuts.Zip(cuts.Skip(1), (a, b) => Quadrature.Integrate(f, a, b)).Sum();
    }

    /// <summary>The coefficients and the moments of every kind of process.</summary>
    public Func<double, (LinearCoefficients Coefficients, LinearMoments Moments)> ValuesOf(DerivedProcess process)
    {
        if (process is MatrixDerived coupled)
        {
            var values = new MatrixValues(coupled);
            return t => (values.CoefficientsAt(t), values.MomentsAt(t));
        }
        IsotropicDerived[] axes = process is ComponentwiseDerived { Axes: var own } ? [.. own] : [.. m.Select(_ => (IsotropicDerived)process)];
        var each = axes.Select(QuantityValues.Of).ToArray();
        DerivedOffset? Offset(int i) => axes[i].Offsets switch { [] => null, [var one] => one, var all => all[i] };
        return t => (
            new LinearCoefficients(
                Matrix.Diagonal([.. axes.Select((axis, i) => each[i].At(axis.DriftScale, t))]),
                [.. axes.Select((_, i) => Offset(i) is { } o ? each[i].At(o.Drift, t) : 0)],
                [.. axes.Select((axis, i) => each[i].At(axis.Diffusion, t))]),
            new LinearMoments(
                Matrix.Diagonal([.. axes.Select((axis, i) => each[i].At(axis.MeanScale, t))]),
                [.. axes.Select((_, i) => Offset(i) is { } o ? each[i].At(o.Mean, t) : 0)],
                Matrix.Diagonal([.. axes.Select((axis, i) => each[i].At(axis.Variance, t))])));
    }

    private double Rate(LinearCoefficients at, LinearMoments moments)
    {
        // Where the process stands still nothing is produced, and 2b/σ² is nothing.
        if (at.Diffusion.All(σ2 => σ2 == 0)) return 0;
        var (m_t, V) = Law(moments);
        var P = at.Drift.RowsScaled([.. at.Diffusion.Select(σ2 => -2 / σ2)]);
        var E = P.Plus(Inverse(V).Scaled(-1));
        var pull = P.Times(m_t).Plus([.. at.Offset.Zip(at.Diffusion, (c, σ2) => -2 * c / σ2)]);
        return (Trace(E.Times(V).Times(E.Transposed()).RowsScaled(at.Diffusion)) + pull.Zip(at.Diffusion, (e, σ2) => σ2 * e * e).Sum()) / 2;
    }

    private (double[] Mean, double[,] Covariance) Law(LinearMoments moments) =>
        (moments.Mean.Times(m).Plus(moments.Offset), moments.Mean.Congruence(C).Plus(moments.Covariance));

    private static double Trace(double[,] a) => Enumerable.Range(0, a.GetLength(0)).Sum(i => a[i, i]);

    private static double[,] Inverse(double[,] a)
    {
        var n = a.GetLength(0);
        var solve = new LinearSolve(a);
        var columns = Enumerable.Range(0, n).Select(j => solve.Solve([.. Enumerable.Range(0, n).Select(i => i == j ? 1.0 : 0)])).ToArray();
        return Matrix.Of(n, n, (i, j) => columns[j][i]);
    }
}
