using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Numbers for a process whose components are coupled, the kernel's by its equations of motion.</summary>
public sealed class MatrixValues
{
    private readonly Symbol time;
    private readonly MatrixDerived process;
    private readonly LinearKernelSolver solver;

    /// <param name="mostPanels">Of the kernel; a process that takes more is refused.</param>
    public MatrixValues(MatrixDerived process, int mostPanels = 1 << 12)
    {
        (this.process, time) = (process, process.Time);
        solver = new LinearKernelSolver(CoefficientsAt, new Interval(process.Interval.Start, process.Interval.End), process.Breaks, mostPanels);
    }

    /// <summary>A, c and σ_i².</summary>
    public LinearCoefficients CoefficientsAt(double t)
    {
        var value = FormulasAt(t);
        var n = process.Offset.Count;
        return new LinearCoefficients(Matrix.Of(n, n, (i, j) => value(process.Drift[i][j])), [.. process.Offset.Select(value)], [.. process.Diffusion.Select(value)]);
    }

    /// <summary>P and q of 2b₊/σ² = −P x + q, which is ∇log p_eq where there is a potential.</summary>
    public (double[,] Precision, double[] Pull) EquilibriumAt(double t)
    {
        var ((A, c, σ2), value) = (CoefficientsAt(t), FormulasAt(t));
        // Where nothing has begun to move the numbers are 0/0.
        double Ratio(double number, Func<Expr> formula) => double.IsFinite(number) ? number : value(formula());
        var P = Matrix.Of(c.Length, c.Length, (i, j) => Ratio(-2 * A[i, j] / σ2[i], () => Potential.Entry(process, i, j)));
        return (P, [.. c.Select((offset, i) => Ratio(2 * offset / σ2[i], () => Potential.Pull(process, i)))]);
    }

    /// <summary>M, d and S.</summary>
    /// <exception cref="Runtime.NecException">The coefficients are too rough to be resolved.</exception>
    public LinearMoments MomentsAt(double t) => solver.At(t);

    private Func<Expr, double> FormulasAt(double t)
    {
        var at = new Dictionary<string, double>(process.Values) { [time.Name] = t };
        return formula => Evaluator.Evaluate(formula, at);
    }
}
