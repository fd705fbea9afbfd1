using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A process whose components are coupled, as mathematics.</summary>
internal static class MatrixPrinter
{
    /// <summary>Of the greatest entry: what is smaller is rounding, which differs from machine to machine.</summary>
    private const double Rounding = 1e-12;

    public static IEnumerable<(string Name, string Formula)> Equations(MatrixDerived process)
    {
        var (t, x) = (process.Time.Name, process.Bound.State);
        EquatableArray<int> each = [.. Enumerable.Range(0, process.Diffusion.Count)];
        yield return ($"drift({x}, {t})", Affine(process.Drift, x, process.Offset));
        yield return ($"sigma^2({t})", List(process.Diffusion));
        EquatableArray<EquatableArray<Expr>> slope = [.. each.Select(i => (EquatableArray<Expr>)[.. each.Select(j => Simplifier.Simplify(-Potential.Entry(process, i, j)))])];
        EquatableArray<Expr> pull = [.. each.Select(i => Simplifier.Simplify(2 * process.Offset[i] / process.Diffusion[i]))];
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
            text.Paragraph($"not shown: {refusal.Message}, with the {MatrixValues.MostPanels} panels of a print; a run takes many more");
        }
    }

    private static void Ends(MatrixDerived process, DerivedText text)
    {
        var (values, (start, end)) = (new MatrixValues(process), process.Interval);
        text.Row($"at {process.Time.Name} =", DerivedText.Number(start), DerivedText.Number(end));
        Rows("A", s => values.CoefficientsAt(s).Drift);
        if (HasOffset(process.Offset)) Row("c", s => values.CoefficientsAt(s).Offset);
        Row("sigma^2", s => values.CoefficientsAt(s).Diffusion);
        Rows("M", s => values.MomentsAt(s).Mean);
        if (HasOffset(process.Offset)) Row("d", s => values.MomentsAt(s).Offset);
        Rows("S", s => values.MomentsAt(s).Covariance);
        text.Row("-log SNR", DerivedText.Digits(values.MomentsAt(start).NegativeLogSnr), DerivedText.Digits(values.MomentsAt(end).NegativeLogSnr));
        text.Table();

        void Row(string name, Func<double, double[]> value) => text.Row(name, Cells(value(start), Greatest(value(start))), Cells(value(end), Greatest(value(end))));

        void Rows(string name, Func<double, double[,]> value)
        {
            var (first, last) = (value(start), value(end));
            for (var i = 0; i < first.GetLength(0); i++) text.Row($"{name}, row {i + 1}", Cells(Line(first, i), Greatest(first.Entries())), Cells(Line(last, i), Greatest(last.Entries())));
        }
    }

    private static string Affine(EquatableArray<EquatableArray<Expr>> slope, string x, EquatableArray<Expr> offset) =>
        $"[{string.Join(", ", slope.Select(List))}]*{x}{(HasOffset(offset) ? $" + {List(offset)}" : "")}";

    private static bool HasOffset(EquatableArray<Expr> offset) => offset.Any(c => c != new Constant(0));

    private static string List(EquatableArray<Expr> items) => MathPrinter.Print(new VectorOf(items));

    private static IEnumerable<double> Line(double[,] matrix, int row) => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[row, j]);

    private static double Greatest(IEnumerable<double> entries) => entries.Max(Math.Abs);

    private static string Cells(IEnumerable<double> entries, double greatest) =>
        $"[{string.Join(", ", entries.Select(entry => DerivedText.Digits(Math.Abs(entry) <= Rounding * greatest ? 0 : entry)))}]";
}
