using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A process whose components differ or are coupled: its coefficients at one time, as plain numbers.</summary>
internal abstract class LinearEmitter(CodeWriter code, DerivedProcess derived, string className)
    : ProcessEmitter(code, derived, className, typeof(LinearProcess), derived.Formulas, ["drift", "offset", "diffusion", "mean", "covariance", "Matrix", "LinearCoefficients", "LinearMoments"])
{
    protected override string Equation => "dY = (A(t) Y + c(t)) dt + diag(σ(t)) dB";

    /// <summary>A(t) as C#.</summary>
    protected abstract string Drift { get; }

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
            Mapped(from, "var drift = ", $"{Drift};");
            Mapped(from, "double[] offset = ", $"{List(Offset)};");
            Mapped(Process.Sigma?.At ?? Process.Kernel?.At, "double[] diffusion = ", $"{List(Diffusion)};");
            Code.Line("return new LinearCoefficients(drift, offset, diffusion);");
        });
    }

    protected string List(IEnumerable<Expr> items) => $"[{string.Join(", ", items.Select(Print))}]";

    protected string Diagonal(IEnumerable<Expr> items) => $"Matrix.Diagonal({string.Join(", ", items.Select(Print))})";
}
