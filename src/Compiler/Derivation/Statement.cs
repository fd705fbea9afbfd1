using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What the file states, each equation brought into its normal form on its own.</summary>
/// <param name="Drift">A x + c.</param>
/// <param name="Diffusion">σ²(t).</param>
/// <param name="Precision">1/v(t); 0 when flat.</param>
/// <param name="EquilibriumMean">m(t); 0 when flat.</param>
/// <param name="KernelMean">μ x + d.</param>
/// <param name="KernelVariance">Σ²(t).</param>
internal sealed record Statement(AffineMap? Drift, Spread? Diffusion, Spread? Precision, Spread? EquilibriumMean, AffineMap? KernelMean, Spread? KernelVariance)
{
    /// <summary>Null when an equation is not of the kind that is understood, or cannot be part of a process; each that is not has been reported.</summary>
    public static Statement? Read(DerivationContext context)
    {
        var process = context.Process;
        var statement = new Statement(
            process.Drift is { } drift ? OfDrift(drift, context) : null,
            process.Sigma is { } sigma ? Spread(sigma.Value, "`sigma`", sigma.At, context)?.Power(2) : null,
            process.Equilibrium is { } equilibrium ? Precisions(equilibrium, context) : null,
            process.Equilibrium is { } resting ? Means(resting, context) : null,
            process.Kernel is { } kernel ? OfKernel(kernel, context) : null,
            process.Kernel is { IsFlat: false } spreading ? Variances(spreading, context) : null);
        EquationSoundness.Check(statement, context);
        return context.Diagnostics.HasErrors ? null : statement;
    }

    /// <summary>How many components differ in what is stated of them; 1 where none does.</summary>
    public int Count => ((int?[])[
        Drift?.Slope.Items.Count, Drift?.Offset.Count, Diffusion?.Items.Count, Precision?.Items.Count, EquilibriumMean?.Items.Count,
        KernelMean?.Slope.Items.Count, KernelMean?.Offset.Count, KernelVariance?.Items.Count]).Max() ?? 1;

    /// <summary>What is stated of one component, but for what does not depend on the state.</summary>
    public StatedProcess Of(int component) => new(
        Drift is null ? null : new(Drift.Slope.Items.At(component), Drift.At),
        Diffusion?[component],
        Precision?[component],
        KernelMean is null || KernelVariance is null ? null : new(KernelMean.Slope.Items.At(component), KernelVariance[component].Value, KernelMean.At));

    /// <summary>What is stated of one component that does not depend on the state.</summary>
    public StatedOffset OffsetOf(int component) => new(
        Drift is null ? null : new(Drift.Offset.At(component), Drift.At),
        EquilibriumMean?[component],
        KernelMean is null ? null : new(KernelMean.Offset.At(component), KernelMean.At));

    private static AffineMap? OfDrift(BoundEquation drift, DerivationContext context)
    {
        if (context.WrittenOut(drift.Value, drift.At) is not { } formula) return null;
        if (AffineMap.Read(formula, drift.At, context, out var culprit) is { } map) return map;
        context.Report(ProcessDiagnostics.DriftNotAffine(drift.At, culprit!, context.Process.State, context.Time.Name));
        return null;
    }

    private static Spread? Precisions(BoundNormal equilibrium, DerivationContext context) =>
        equilibrium.IsFlat ? new Spread([0], equilibrium.At)
        : Positive(Spread(equilibrium.Deviation!, "the equilibrium", equilibrium.At, context), "the equilibrium", context.Grid.All, context)?.Power(-2);

    private static Spread? Means(BoundNormal equilibrium, DerivationContext context) =>
        equilibrium.IsFlat ? new Spread([0], equilibrium.At) : Spread(equilibrium.Mean!, "the equilibrium's mean", equilibrium.At, context);

    private static AffineMap? OfKernel(BoundNormal kernel, DerivationContext context)
    {
        var state = context.Process.State;
        if (kernel.IsFlat) context.Report(ProcessDiagnostics.KernelIsFlat(kernel.At, state, context.Time.Name));
        else if (context.WrittenOut(kernel.Mean!, kernel.At) is not { } formula) return null;
        else if (AffineMap.Read(formula, kernel.At, context, out _) is not { } map || map.Slope.Items.Any(scale => scale == new Constant(0)) && map.Slope.Columns is null)
            context.Report(ProcessDiagnostics.KernelMean(kernel.At, kernel.Mean!, state, context.Time.Name));
        else if (map.Slope.Columns is not null) context.Report(ProcessDiagnostics.KernelCouples(kernel.At, state));
        else return map;
        return null;
    }

    private static Spread? Variances(BoundNormal kernel, DerivationContext context) =>
        Positive(Spread(kernel.Deviation!, "the kernel's deviation", kernel.At, context), "the kernel", context.Grid.Inside, context)?.Power(2);

    private static Spread? Spread(Expr written, string what, Location at, DerivationContext context)
    {
        if (context.WrittenOut(written, at) is not { } value) return null;
        if (value.DependsOn(context.State)) context.Report(ProcessDiagnostics.DependsOnState(at, what, context.Process.State));
        else return new Spread(value.HasVector() ? AffineMap.Common([.. context.Expand(value).Items.Select(Simplifier.Simplify)]) : [Simplifier.Simplify(value)], at);
        return null;
    }

    private static Spread? Positive(Spread? deviations, string whose, IEnumerable<double> times, DerivationContext context)
    {
        for (var i = 0; i < deviations?.Items.Count; i++)
        {
            var curve = context.Curve(deviations.Items[i]);
            foreach (var t in times.Where(t => !(curve.At(t) > 0)).Take(1))
            {
                context.In(i, deviations.Items.Count).Report(ProcessDiagnostics.DeviationNotPositive(deviations.At, whose, context.At(t), curve.At(t)));
                return null;
            }
        }
        return deviations;
    }
}
