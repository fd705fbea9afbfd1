namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// Whether each stated equation can be part of a process, whatever the others say. Of one that cannot the first thing that is wrong is told, so that
/// one cause has one report, and those beside it are checked nevertheless.
/// </summary>
internal static class EquationSoundness
{
    public static void Check(Statement statement, DerivationContext context)
    {
        if (statement.Drift is { } drift) _ = HasRate(drift, context) && Each(drift.Offset.Count, i => Soundness.IsFinite("the drift's offset", new(drift.Offset[i], drift.At), context.In(i, drift.Offset.Count)));
        if (statement.Diffusion is { Items.Count: var n } diffusion) Each(n, i => Soundness.IsVariance(diffusion[i], false, context.In(i, n)));
        if (statement is { Precision: { } precision, EquilibriumMean: { } mean }) HasEquilibrium(precision, mean, context);
        if (statement is { KernelMean: { } kernel, KernelVariance: { } variance }) KernelSoundness.Check(kernel, variance, context);
    }

    private static bool HasRate(AffineMap drift, DerivationContext context)
    {
        var (columns, n) = (drift.Slope.Columns, drift.Slope.Items.Count);
        return Each(n, i => Soundness.IsFinite(
            "the drift's rate", new(drift.Slope.Items[i], drift.At), columns is { } m ? context.In(i / m, i % m, m) : context.In(i, n)));
    }

    private static bool HasEquilibrium(Spread precision, Spread mean, DerivationContext context)
    {
        var (n, both) = (precision.Items.Count, Math.Max(precision.Items.Count, mean.Items.Count));
        return Each(n, i => Soundness.HasEquilibrium(precision[i], context.In(i, n)))
            && Each(both, i => Soundness.HasPull(OffsetCoefficients.PullOf(precision[i], mean[i]), context.In(i, both)));
    }

    private static bool Each(int count, Func<int, bool> isSound) => Enumerable.Range(0, count).All(isSound);
}
