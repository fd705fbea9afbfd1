using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A formula and the stretch of the file that states it.</summary>
internal sealed record Stated(Expr Value, Location At);

/// <param name="MeanScale">μ(t).</param>
/// <param name="Variance">Σ²(t).</param>
internal sealed record StatedKernel(Expr MeanScale, Expr Variance, Location At);

/// <summary>What the file states, each equation brought into its normal form on its own.</summary>
/// <param name="DriftScale">a(t).</param>
/// <param name="Diffusion">σ²(t).</param>
/// <param name="Precision">1/v(t); 0 when flat.</param>
internal sealed record StatedProcess(Stated? DriftScale, Stated? Diffusion, Stated? Precision, StatedKernel? Kernel)
{
    /// <summary>Null when an equation is not of the kind that is understood; each that is not has been reported.</summary>
    public static StatedProcess? Read(DerivationContext context)
    {
        var (process, diagnostics) = (context.Process, context.Diagnostics);
        var stated = new StatedProcess(
            process.Drift is { } drift ? Drift(drift, context) : null,
            process.Sigma is { } sigma ? Sigma(sigma, context) : null,
            process.Equilibrium is { } equilibrium ? Equilibrium(equilibrium, context) : null,
            process.Kernel is { } kernel ? OfKernel(kernel, context) : null);
        return diagnostics.HasErrors ? null : stated;
    }

    private static Stated? Drift(BoundEquation drift, DerivationContext context)
    {
        var state = context.Process.State;
        if (Affine.Decompose(context.Inline(drift.Value), context.State, out var culprit) is not var (slope, offset))
            return Refuse(context, culprit!.HasVector() ? ProcessDiagnostics.NotIsotropic(drift.At, "the drift") : ProcessDiagnostics.DriftNotAffine(drift.At, culprit!, state));
        if (offset != new Constant(0)) return Refuse(context, ProcessDiagnostics.DriftOffset(drift.At, offset, state));
        return slope.HasVector() ? Refuse(context, ProcessDiagnostics.NotIsotropic(drift.At, "the drift")) : new Stated(slope, drift.At);
    }

    private static Stated? Sigma(BoundEquation sigma, DerivationContext context) =>
        Number(sigma.Value, "`sigma`", sigma.At, context) is { } value
            ? new Stated(Simplifier.Simplify(Expr.Pow(value, 2)), sigma.At)
            : null;

    private static Stated? Equilibrium(BoundNormal equilibrium, DerivationContext context)
    {
        if (equilibrium.IsFlat) return new Stated(0, equilibrium.At);
        var mean = Simplifier.Simplify(context.Inline(equilibrium.Mean!));
        if (mean != new Constant(0) && !IsZeroVector(mean))
            return Refuse(context, ProcessDiagnostics.EquilibriumMean(equilibrium.At, equilibrium.Mean!));
        if (Number(equilibrium.Deviation!, "the equilibrium", equilibrium.At, context) is not { } deviation) return null;
        var curve = context.Curve(deviation);
        foreach (var t in context.Grid.All.Where(t => !(curve.At(t) > 0)).Take(1))
            return Refuse(context, ProcessDiagnostics.DeviationNotPositive(equilibrium.At, "the equilibrium", t, curve.At(t)));
        return new Stated(Simplifier.Simplify(Expr.Pow(deviation, -2)), equilibrium.At);
    }

    private static StatedKernel? OfKernel(BoundNormal kernel, DerivationContext context)
    {
        var state = context.Process.State;
        if (kernel.IsFlat)
        {
            context.Diagnostics.Add(ProcessDiagnostics.KernelIsFlat(kernel.At));
            return null;
        }
        if (Affine.Decompose(context.Inline(kernel.Mean!), context.State, out _) is not var (scale, offset) || offset != new Constant(0)
            || scale == new Constant(0))
        {
            context.Diagnostics.Add(ProcessDiagnostics.KernelMean(kernel.At, kernel.Mean!, state));
            return null;
        }
        if (scale.HasVector()) context.Diagnostics.Add(ProcessDiagnostics.NotIsotropic(kernel.At, "the kernel"));
        if (Number(kernel.Deviation!, "the kernel's deviation", kernel.At, context) is not { } deviation) return null;
        var curve = context.Curve(deviation);
        foreach (var t in context.Grid.Inside.Where(t => !(curve.At(t) > 0)).Take(1))
            context.Diagnostics.Add(ProcessDiagnostics.DeviationNotPositive(kernel.At, "the kernel", t, curve.At(t)));
        return new StatedKernel(scale, Simplifier.Simplify(Expr.Pow(deviation, 2)), kernel.At);
    }

    /// <summary>A formula of the time and the parameters alone.</summary>
    private static Expr? Number(Expr e, string what, Location at, DerivationContext context)
    {
        var value = context.Inline(e);
        if (value.DependsOn(context.State)) context.Diagnostics.Add(ProcessDiagnostics.DependsOnState(at, what, context.Process.State));
        else if (value.HasVector()) context.Diagnostics.Add(ProcessDiagnostics.NotIsotropic(at, what));
        else return Simplifier.Simplify(value);
        return null;
    }

    private static bool IsZeroVector(Expr e) => e is VectorOf(var items) && items.All(i => i == new Constant(0));

    private static Stated? Refuse(DerivationContext context, Diagnostic diagnostic)
    {
        context.Diagnostics.Add(diagnostic);
        return null;
    }
}
