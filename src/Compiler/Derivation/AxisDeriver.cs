namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Derives one component, or all that are alike.</summary>
internal static class AxisDeriver
{
    /// <param name="offsets">One for all components, or one for each.</param>
    /// <returns>Null when there is an error, which has been reported.</returns>
    public static IsotropicDerived? Derive(StatedProcess stated, IReadOnlyList<StatedOffset> offsets, DerivationContext context)
    {
        if (Coefficients.From(stated, context.Time) is not { } coefficients)
        {
            context.Report(Missing.Report(context.Process));
            return null;
        }
        if ((stated.Kernel is null && !Soundness.Check(stated, coefficients, context)) || !Consistency.Check(stated, coefficients, context)) return null;
        var found = offsets.Select(offset => OffsetCoefficients.From(offset, coefficients, context.Time)).ToArray();
        for (var i = 0; i < offsets.Count; i++)
        {
            var inside = context.In(i, offsets.Count);
            if (!Soundness.Check(offsets[i], found[i], inside) || !Consistency.Check(offsets[i], found[i], coefficients, inside)) return null;
        }

        var solver = stated.Kernel is null ? new KernelSolver(coefficients, context) : null;
        var (a, d, p) = coefficients;
        var derived = new IsotropicDerived(
            context.Process, a.Value, d.Value,
            solver?.MeanScale ?? new Closed(stated.Kernel!.MeanScale),
            solver?.Variance ?? new Closed(stated.Kernel!.Variance),
            p.Value,
            found.All(offset => offset.IsZero)
                ? []
                : [.. found.Zip(offsets, (of, given) => new DerivedOffset(of.Drift.Value, given.KernelMean is { } mean ? new Closed(mean.Value) : solver!.Offset(of.Drift.Value), of.Pull.Value))])
        {
            Values = context.Values,
            Interval = (context.Grid.Start, context.Grid.End),
            Breaks = context.Grid.Breaks,
        };
        return Soundness.KeepsSignal(derived, context) ? derived : null;
    }
}
