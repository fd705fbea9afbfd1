using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A formula and the stretch of the file that states it.</summary>
internal sealed record Stated(Expr Value, Location At);

/// <param name="MeanScale">μ(t).</param>
/// <param name="Variance">Σ²(t).</param>
internal sealed record StatedKernel(Expr MeanScale, Expr Variance, Location At);

/// <summary>What the file states of one component, or of all that are alike.</summary>
/// <param name="DriftScale">a(t).</param>
/// <param name="Diffusion">σ²(t).</param>
/// <param name="Precision">1/v(t); 0 when flat.</param>
internal sealed record StatedProcess(Stated? DriftScale, Stated? Diffusion, Stated? Precision, StatedKernel? Kernel);

/// <summary>What the file states of one component beside the state.</summary>
/// <param name="Drift">c(t).</param>
/// <param name="EquilibriumMean">m(t).</param>
/// <param name="KernelMean">d(t).</param>
internal sealed record StatedOffset(Stated? Drift, Stated? EquilibriumMean, Stated? KernelMean);
