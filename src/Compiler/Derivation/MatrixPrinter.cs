using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A process whose components are coupled, as mathematics.</summary>
internal static class MatrixPrinter
{
    /// <summary>A process that takes more is computed by a run alone: here the formulas are not compiled.</summary>
    private const int MostPanels = 1 << 7;

    public static IEnumerable<(string Name, string Formula)> Equations(MatrixDerived process)
    {
        var (t, x) = (process.Time.Name, process.Bound.State);
        EquatableArray<int> each = [.. Enumerable.Range(0, process.Diffusion.Count)];
        yield return ($"drift({x}, {t})", Affine(process.Drift, x, process.Offset));
        yield return ($"sigma^2({t})", List(process.Diffusion));
        EquatableArray<EquatableArray<Expr>> slope = [.. each.Select(i => (EquatableArray<Expr>)[.. each.Select(j => Simplifier.Simplify(-Potential.Entry(process, i, j)))])];
        EquatableArray<Expr> pull = [.. each.Select(i => Potential.Pull(process, i))];
        yield return (process.HasPotential ? $"grad log p_eq({x}, {t})" : "2*drift/sigma^2", Affine(slope, x, pull));
    }

    /// <summary>What the kernel solves, and the values at both ends.</summary>
    public static void Values(MatrixDerived process, DerivedText text)
    {
        text.Paragraph("the kernel normal(M*x + d, S) by its equations of motion: M' = A*M, d' = A*d + c, S' = A*S + S*transpose(A) + sigma^2");
        try
        {
            Ends(process, text);
        }
        catch (NecException refusal)
        {
            text.Paragraph($"not shown: {refusal.Message}, with the {MostPanels} panels of a print; a run takes many more");
        }
    }

    private static void Ends(MatrixDerived process, DerivedText text)
    {
        var values = new MatrixValues(process, MostPanels);
        text.Rows("A", s => values.CoefficientsAt(s).Drift);
        if (HasOffset(process.Offset)) text.Row("c", s => values.CoefficientsAt(s).Offset);
        text.Row("sigma^2", s => values.CoefficientsAt(s).Diffusion);
        text.Rows("M", s => values.MomentsAt(s).Mean);
        if (HasOffset(process.Offset)) text.Row("d", s => values.MomentsAt(s).Offset);
        text.Rows("S", s => values.MomentsAt(s).Covariance);
        if (process.HasPotential) text.Rows("1/covariance of p_eq", s => values.EquilibriumAt(s).Precision);
        if (process.HasPotential && HasOffset(process.Offset)) text.Row("mean of p_eq", MeanOfEquilibrium);
        text.Row("-log SNR", s => values.MomentsAt(s).NegativeLogSnr);
        text.Table();

        // Where p_eq is no distribution it has none.
        double[] MeanOfEquilibrium(double t)
        {
            var (precision, pull) = values.EquilibriumAt(t);
            return Cholesky.Of(precision) is null ? [.. pull.Select(_ => double.NaN)] : new LinearSolve(precision).Solve(pull);
        }
    }

    private static string Affine(EquatableArray<EquatableArray<Expr>> slope, string x, EquatableArray<Expr> offset) =>
        $"[{string.Join(", ", slope.Select(List))}]*{x}{(HasOffset(offset) ? $" + {List(offset)}" : "")}";

    private static bool HasOffset(EquatableArray<Expr> offset) => offset.Any(c => c != new Constant(0));

    private static string List(EquatableArray<Expr> items) => MathPrinter.Print(new VectorOf(items));
}
