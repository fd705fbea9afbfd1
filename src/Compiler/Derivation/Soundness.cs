namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether the coefficients are a process over the whole interval: finite, and with noise.</summary>
internal static class Soundness
{
    /// <summary>Rounding, as a part of the greatest value.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Its square is still far from the least number.</summary>
    private const double LeastMeanScale = 1e-140;

    /// <summary>Whether what follows from the stated equations is a process, too; reports the first thing that is wrong.</summary>
    public static bool Check(StatedProcess stated, Coefficients coefficients, DerivationContext context)
    {
        var (a, d, p) = coefficients;
        return (a == stated.DriftScale || IsFinite("the drift's rate", a, context))
            && (d == stated.Diffusion || IsVariance(d, stated.Kernel is not null, context))
            && (p == stated.Precision || HasEquilibrium(p, context));
    }

    /// <summary>The same of what does not depend on the state.</summary>
    public static bool Check(StatedOffset stated, OffsetCoefficients offset, DerivationContext context) =>
        (offset.Drift == stated.Drift || IsFinite("the drift's offset", offset.Drift, context)) && HasPull(offset.Pull, context);

    public static bool HasPull(Stated pull, DerivationContext context) => IsFinite("the offset of grad log p_eq", pull, context);

    /// <summary>Whether σ² is finite and nowhere negative, and not 0 all the time.</summary>
    public static bool IsVariance(Stated diffusion, bool fromKernel, DerivationContext context) =>
        IsNotNegative(diffusion, fromKernel, context) && IsFinite("the squared noise", diffusion, context) && IsNoise(diffusion, context);

    /// <summary>Whether μ² is a number until the end, so that there is a signal-to-noise ratio to integrate over.</summary>
    public static bool KeepsSignal(IsotropicDerived process, DerivationContext context)
    {
        var (values, (start, end)) = (QuantityValues.Of(process), process.Interval);
        bool Kept(double t) => values.At(process.MeanScale, t) >= LeastMeanScale;
        if (Kept(end)) return true;
        var (kept, lost) = (start, end);
        for (var i = 0; i < 60 && kept < lost; i++)
        {
            var middle = kept + (lost - kept) / 2;
            (kept, lost) = Kept(middle) ? (middle, lost) : (kept, middle);
        }
        context.Report(ProcessDiagnostics.SignalLost(process.Bound.Time.At, context.At(kept)));
        return false;
    }

    public static bool IsFinite(string what, Stated formula, DerivationContext context)
    {
        var (curve, grid) = (context.Curve(formula.Value), context.Grid);
        if (grid.Hole(curve) is { } hole) context.ReportOnce(hole, ProcessDiagnostics.NotFinite(formula.At, what, formula.Value, context.At(hole)));
        else if (grid.SingularEnd(curve) is { } end)
            context.ReportOnce(end, ProcessDiagnostics.SingularEnd(context.Process.Time.At, formula.At, what, formula.Value, context.At(end), grid.Start, grid.End));
        else return true;
        return false;
    }

    private static bool IsNotNegative(Stated diffusion, bool fromKernel, DerivationContext context)
    {
        var curve = context.Curve(diffusion.Value);
        var greatest = context.Grid.Inside.Select(t => Math.Abs(curve.At(t))).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        foreach (var t in context.Grid.All.Where(t => curve.At(t) < -Rounding * greatest).Take(1))
        {
            context.Report(fromKernel
                ? ProcessDiagnostics.SignalGrows(diffusion.At, context.At(t), curve.At(t))
                : ProcessDiagnostics.DiffusionNegative(diffusion.At, context.At(t), curve.At(t), diffusion.Value, context.Process.Sigma is null));
            return false;
        }
        return true;
    }

    private static bool IsNoise(Stated diffusion, DerivationContext context)
    {
        var curve = context.Curve(diffusion.Value);
        if (context.Grid.Inside.Any(t => curve.At(t) > 0)) return true;
        context.Report(ProcessDiagnostics.NoNoise(diffusion.At));
        return false;
    }

    public static bool HasEquilibrium(Stated precision, DerivationContext context)
    {
        var (curve, grid) = (context.Curve(precision.Value), context.Grid);
        // 0/0 is no sign of a variance of 0.
        if (grid.Hole(curve) is not null || grid.SingularEnd(curve) is { } vague && double.IsNaN(curve.At(vague)))
            return IsFinite("the quasi-equilibrium's 1/variance", precision, context);
        if (grid.SingularEnd(curve) is { } end)
            context.ReportOnce(
                end, ProcessDiagnostics.EquilibriumCollapses(context.Process.Time.At, precision.At, precision.Value, context.At(end), grid.Start, grid.End));
        else return true;
        return false;
    }
}
