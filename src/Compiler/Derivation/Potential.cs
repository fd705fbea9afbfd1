using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether 2b₊/σ² = −P x + q is a gradient, which it is where P = −2 diag(σ²)⁻¹ A is symmetric.</summary>
internal static class Potential
{
    private const double Tolerance = 1e-9;

    /// <summary>Two entries of P that must be equal, and the first time at which they are not.</summary>
    internal readonly record struct Circle((int Row, int Column) Entry, double Time, double Forth, double Back);

    /// <summary>P_ij as a formula; 0 where the drift's entry is.</summary>
    public static Expr Entry(MatrixDerived process, int row, int column) => Simplifier.Simplify(-2 * process.Drift[row][column] / process.Diffusion[row]);

    /// <summary>q_i as a formula.</summary>
    public static Expr Pull(MatrixDerived process, int component) => Simplifier.Simplify(2 * process.Offset[component] / process.Diffusion[component]);

    /// <summary>Null where P is symmetric at all times.</summary>
    public static Circle? Rotation(MatrixDerived process, DerivationContext context)
    {
        var pairs =
            from i in Enumerable.Range(0, process.Diffusion.Count)
            from j in Enumerable.Range(0, i)
            let forth = Entry(process, j, i)
            let back = Entry(process, i, j)
            where forth != back
            select (Entry: (j, i), Forth: context.Curve(forth), Back: context.Curve(back));
        var found =
            from pair in pairs
            let size = context.Grid.Inside.Max(t => Math.Abs(pair.Forth.At(t)) + Math.Abs(pair.Back.At(t)))
            let times = context.Grid.All.Where(t => Math.Abs(pair.Forth.At(t) - pair.Back.At(t)) > Tolerance * size).Take(1)
            from t in times
                // Of A/σ², which the user knows; P is −2 times that.
            select new Circle(pair.Entry, t, pair.Forth.At(t) / -2, pair.Back.At(t) / -2);
        return found.OrderBy(circle => circle.Time).Select(circle => (Circle?)circle).FirstOrDefault();
    }

    /// <summary>The first entry of A that couples two components, and where it first is not 0.</summary>
    public static ((int Row, int Column) Entry, double Time, double Value) Coupling(MatrixDerived process, DerivationContext context)
    {
        var entries =
            from i in Enumerable.Range(0, process.Diffusion.Count)
            from j in Enumerable.Range(0, process.Diffusion.Count)
            where i != j && process.Drift[i][j] != new Constant(0)
            let curve = context.Curve(process.Drift[i][j])
            let t = context.Grid.All.FirstOrDefault(t => curve.At(t) != 0, context.Grid.Start)
            select ((i, j), t, curve.At(t));
        return entries.First();
    }
}
