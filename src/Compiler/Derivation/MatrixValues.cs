using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Numbers for a process whose components are coupled, the kernel's by its equations of motion.</summary>
public sealed class MatrixValues
{
    /// <summary>A process that takes more is computed by a run alone: here the formulas are not compiled.</summary>
    public const int MostPanels = 1 << 7;

    private readonly Symbol time;
    private readonly MatrixDerived process;
    private readonly LinearKernelSolver solver;

    public MatrixValues(MatrixDerived process)
    {
        (this.process, time) = (process, process.Time);
        solver = new LinearKernelSolver(CoefficientsAt, new Interval(process.Interval.Start, process.Interval.End), MostPanels);
    }

    /// <summary>A, c and σ_i².</summary>
    public LinearCoefficients CoefficientsAt(double t)
    {
        var at = new Dictionary<string, double>(process.Values) { [time.Name] = t };
        double Value(Expr formula) => Evaluator.Evaluate(formula, at);
        var n = process.Offset.Count;
        return new LinearCoefficients(Matrix.Of(n, n, (i, j) => Value(process.Drift[i][j])), [.. process.Offset.Select(Value)], [.. process.Diffusion.Select(Value)]);
    }

    /// <summary>M, d and S.</summary>
    /// <exception cref="Runtime.NecException">The coefficients are too rough to be resolved.</exception>
    public LinearMoments MomentsAt(double t) => solver.At(t);
}
