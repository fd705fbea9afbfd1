namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether the coefficients are a process over the whole interval: finite, and with noise.</summary>
internal static class Soundness
{
    /// <summary>Rounding, as a part of the greatest value.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Its square is still far from the least number.</summary>
    private const double LeastMeanScale = 1e-140;

    /// <summary>Reports the first thing that is wrong.</summary>
    public static bool Check(Coefficients coefficients, StatedKernel? kernel, DerivationContext context)
    {
        var (a, d, p) = coefficients;
        return (kernel is null || IsRegular("the kernel's mean scale", new(kernel.MeanScale, kernel.At), context)
            && IsRegular("the kernel's variance", new(kernel.Variance, kernel.At), context))
            && IsFinite("the drift's rate", a, context)
            && IsNotNegative(d, kernel is not null, context)
            && IsFinite("the squared noise", d, context)
            && IsNoise(d, context)
            && HasEquilibrium(p, context)
            && (kernel is null || StartsAtData(kernel, context));
    }

    /// <summary>The same of what does not depend on the state.</summary>
    public static bool Check(OffsetCoefficients offset, Stated? kernel, DerivationContext context) =>
        (kernel is null || IsRegular("the kernel's offset", kernel, context))
            && IsFinite("the drift's offset", offset.Drift, context)
            && IsFinite("the offset of grad log p_eq", offset.Pull, context)
            && (kernel is null || StartsAtZero(kernel, context));

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
        context.Report(ProcessDiagnostics.SignalLost(process.Bound.Time.At, kept));
        return false;
    }

    public static bool IsFinite(string what, Stated formula, DerivationContext context)
    {
        var (curve, grid) = (context.Curve(formula.Value), context.Grid);
        if (grid.Hole(curve) is { } hole) context.Report(ProcessDiagnostics.NotFinite(formula.At, what, formula.Value, hole));
        else if (grid.SingularEnd(curve) is { } end)
            context.Report(
                ProcessDiagnostics.SingularEnd(context.Process.Time.At, formula.At, what, formula.Value, end, grid.Start, grid.End));
        else return true;
        return false;
    }

    public static bool IsNotNegative(Stated diffusion, bool fromKernel, DerivationContext context)
    {
        var curve = context.Curve(diffusion.Value);
        var greatest = context.Grid.Inside.Select(t => Math.Abs(curve.At(t))).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        foreach (var t in context.Grid.All.Where(t => curve.At(t) < -Rounding * greatest).Take(1))
        {
            context.Report(fromKernel
                ? ProcessDiagnostics.SignalGrows(diffusion.At, t, curve.At(t))
                : ProcessDiagnostics.DiffusionNegative(diffusion.At, t, curve.At(t), diffusion.Value, context.Process.Sigma is null));
            return false;
        }
        return true;
    }

    public static bool IsNoise(Stated diffusion, DerivationContext context)
    {
        var curve = context.Curve(diffusion.Value);
        if (context.Grid.Inside.Any(t => curve.At(t) > 0)) return true;
        context.Report(ProcessDiagnostics.NoNoise(diffusion.At));
        return false;
    }

    public static bool HasEquilibrium(Stated precision, DerivationContext context)
    {
        var (curve, grid) = (context.Curve(precision.Value), context.Grid);
        if (grid.Hole(curve) is { } hole)
            context.Report(ProcessDiagnostics.NotFinite(precision.At, "the quasi-equilibrium's 1/variance", precision.Value, hole));
        else if (grid.SingularEnd(curve) is { } end)
            context.Report(
                ProcessDiagnostics.EquilibriumCollapses(context.Process.Time.At, precision.At, precision.Value, end, grid.Start, grid.End));
        else return true;
        return false;
    }

    /// <summary>Whether what a kernel states is finite, and does not jump.</summary>
    private static bool IsRegular(string what, Stated formula, DerivationContext context)
    {
        if (!IsFinite(what, formula, context)) return false;
        if (Stairs.Jump(context.Curve(formula.Value), context.Grid) is not { } t) return true;
        context.Report(StairsDiagnostics.KernelJumps(formula.At, what, t));
        return false;
    }

    /// <summary>
    /// μ = 1 and Σ = 0 at the interval's start; or at time 0, when the start cuts the beginning off; or nearly so at the start, to a
    /// hundredth: a cut-off of a process that begins elsewhere.
    /// </summary>
    private static bool StartsAtData(StatedKernel kernel, DerivationContext context)
    {
        var (mean, variance, start) = (context.Curve(kernel.MeanScale), context.Curve(kernel.Variance), context.Grid.Start);
        var greatest = context.Grid.All.Max(variance.At);
        if (IsData(start, 1e-9, 1e-7) || (start > 0 && IsData(0, 1e-9, 1e-7)) || IsData(start, 1e-2, 1e-2)) return true;
        context.Report(ProcessDiagnostics.KernelStart(kernel.At, start, mean.At(start), Math.Sqrt(variance.At(start))));
        return false;

        bool IsData(double t, double close, double small) =>
            Math.Abs(mean.At(t) - 1) <= close && variance.At(t) <= small * small * greatest;
    }

    /// <summary>d = 0 where the data stands, as μ = 1 is there: to rounding, or to a hundredth of its greatest value at a cut-off.</summary>
    private static bool StartsAtZero(Stated offset, DerivationContext context)
    {
        var (curve, start) = (context.Curve(offset.Value), context.Grid.Start);
        var greatest = context.Grid.All.Max(t => Math.Abs(curve.At(t)));
        if (IsZero(start, 1e-9) || (start > 0 && (IsZero(0, 1e-9) || IsZero(start, 1e-2)))) return true;
        context.Report(ProcessDiagnostics.KernelOffset(offset.At, start, curve.At(start)));
        return false;

        bool IsZero(double t, double small) => Math.Abs(curve.At(t)) <= small * greatest;
    }
}
