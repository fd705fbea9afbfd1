using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A process whose components are coupled; the runtime solves the equations of its kernel.</summary>
internal sealed class MatrixEmitter(CodeWriter code, MatrixDerived derived, string className) : LinearEmitter(code, derived, className)
{
    protected override EquatableArray<Expr> Drift => [.. derived.Drift.SelectMany(row => row)];

    protected override EquatableArray<Expr> Offset => derived.Offset;

    protected override EquatableArray<Expr> Diffusion => derived.Diffusion;

    protected override string MatrixOf(EquatableArray<Expr> entries) =>
        $"new double[,] {{ {string.Join(", ", entries.Chunk(derived.Drift.Count).Select(row => $"{{ {string.Join(", ", row.Select(Print))} }}"))} }}";
}
