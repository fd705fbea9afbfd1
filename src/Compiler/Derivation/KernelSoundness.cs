using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether a kernel is one of a process, all by itself: it says everything.</summary>
internal static class KernelSoundness
{
    /// <summary>Reports the first thing that is wrong.</summary>
    public static bool Check(AffineMap mean, Spread variance, DerivationContext context)
    {
        var n = Math.Max(mean.Slope.Items.Count, variance.Items.Count);
        var coefficients = new Coefficients[n];
        for (var i = 0; i < n; i++)
        {
            var (kernel, inside) = (new StatedKernel(mean.Slope.Items.At(i), variance[i].Value, mean.At), context.In(i, n));
            if (!IsRegular("the kernel's mean scale", new(kernel.MeanScale, kernel.At), inside) || !IsRegular("the kernel's variance", new(kernel.Variance, kernel.At), inside)) return false;
            coefficients[i] = Coefficients.Of(kernel, context.Time);
            if (!Soundness.Check(new(null, null, null, kernel), coefficients[i], inside) || !StartsAtData(kernel, inside)) return false;
        }

        n = Math.Max(n, mean.Offset.Count);
        for (var i = 0; i < n; i++)
        {
            var (stated, inside) = (new StatedOffset(null, null, new(mean.Offset.At(i), mean.At)), context.In(i, n));
            var offset = OffsetCoefficients.From(stated, coefficients[coefficients.Length == 1 ? 0 : i], context.Time);
            if (!IsRegular("the kernel's offset", stated.KernelMean!, inside) || !Soundness.Check(stated, offset, inside) || !StartsAtZero(stated.KernelMean!, inside)) return false;
        }
        return true;
    }

    /// <summary>Whether what a kernel states is finite, and does not jump.</summary>
    private static bool IsRegular(string what, Stated formula, DerivationContext context)
    {
        if (!Soundness.IsFinite(what, formula, context)) return false;
        if (Stairs.Jump(context.Curve(formula.Value), context.Grid) is not { } t) return true;
        context.Report(StairsDiagnostics.KernelJumps(formula.At, what, context.At(t)));
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
        context.Report(ProcessDiagnostics.KernelStart(kernel.At, context.At(start), mean.At(start), Math.Sqrt(variance.At(start))));
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
        context.Report(ProcessDiagnostics.KernelOffset(offset.At, context.At(start), curve.At(start)));
        return false;

        bool IsZero(double t, double small) => Math.Abs(curve.At(t)) <= small * greatest;
    }
}
