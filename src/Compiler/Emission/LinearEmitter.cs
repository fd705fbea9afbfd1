using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A process whose components differ or are coupled: its coefficients at one time, as plain numbers.</summary>
internal abstract class LinearEmitter(CodeWriter code, DerivedProcess derived, string className)
    : ProcessEmitter(code, derived, className, typeof(LinearProcess), derived.Formulas, ["drift", "offset", "diffusion", "mean", "covariance", "Matrix", "LinearCoefficients", "LinearMoments"])
{
    protected override string Equation => "dY = (A(t) Y + c(t)) dt + diag(σ(t)) dB";

    /// <summary>The entries of A(t) that are written.</summary>
    protected abstract EquatableArray<Expr> Drift { get; }

    protected abstract EquatableArray<Expr> Offset { get; }

    protected abstract EquatableArray<Expr> Diffusion { get; }

    protected override void Methods()
    {
        Code.Line().Line($"public override int Dimension => {Process.Dimension};").Line();
        Code.Line("// A(t), c(t) and σ²(t)");
        Sources(Process.Drift?.At, Process.Sigma?.At, Process.Equilibrium?.At, Process.Kernel?.At);
        Code.Block("public override LinearCoefficients CoefficientsAt(double t)", () =>
        {
            var from = Process.Drift?.At ?? Process.Kernel?.At;
            var parts = WithShared(Drift, Offset, Diffusion);
            Mapped(from, "var drift = ", $"{MatrixOf(parts[0])};");
            Mapped(from, "double[] offset = ", $"{List(parts[1])};");
            Mapped(Process.Sigma?.At ?? Process.Kernel?.At, "double[] diffusion = ", $"{List(parts[2])};");
            Code.Line("return new LinearCoefficients(drift, offset, diffusion);");
        });
    }

    /// <summary>A(t) as C#, of its entries.</summary>
    protected abstract string MatrixOf(EquatableArray<Expr> entries);

    /// <summary>Of several rows of formulas, which follow one another in one method.</summary>
    protected EquatableArray<Expr>[] WithShared(params EquatableArray<Expr>[] rows)
    {
        var left = new Queue<Expr>(WithShared(rows.SelectMany(row => row)));
        return [.. rows.Select(row => (EquatableArray<Expr>)[.. row.Select(_ => left.Dequeue())])];
    }

    protected string List(IEnumerable<Expr> items) => $"[{string.Join(", ", items.Select(Print))}]";
}
