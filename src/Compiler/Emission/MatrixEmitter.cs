using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A process whose components are coupled; the runtime solves the equations of its kernel.</summary>
internal sealed class MatrixEmitter(CodeWriter code, MatrixDerived derived, string className) : LinearEmitter(code, derived, className)
{
    protected override string Drift => $"new double[,] {{ {string.Join(", ", derived.Drift.Select(row => $"{{ {string.Join(", ", row.Select(Print))} }}"))} }}";

    protected override EquatableArray<Expr> Offset => derived.Offset;

    protected override EquatableArray<Expr> Diffusion => derived.Diffusion;
}
