using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What is stated twice must agree over the whole interval.</summary>
internal static class Consistency
{
    private const double Tolerance = 1e-9;

    /// <summary>Reports each contradiction where it first shows.</summary>
    public static bool Check(StatedProcess stated, Coefficients coefficients, DerivationContext context)
    {
        var before = context.Diagnostics.HasErrors;
        if (stated.Kernel is { } kernel)
        {
            if (stated.DriftScale is { } drift) Compare(kernel.At, coefficients.DriftScale, drift, "the drift", "mu'/mu", context);
            if (stated.Diffusion is { } sigma) Compare(kernel.At, coefficients.Diffusion, sigma, "sigma", "sigma^2", context);
            if (stated.Precision is { } precision)
                Compare(kernel.At, coefficients.Precision, precision, "the equilibrium", "1/variance", context);
        }
        else if (stated is { DriftScale: { } a, Diffusion: { } d, Precision: { } p })
        {
            // Compared as drifts: a flat equilibrium has no variance.
            var fromEquilibrium = context.Curve(-d.Value * p.Value / 2);
            if (Parting(context.Curve(a.Value), fromEquilibrium, context.Grid) is { } t)
            {
                var fromDrift = context.Curve(d.Value / (-2 * a.Value)).At(t);
                var fromPrecision = 1 / context.Curve(p.Value).At(t);
                context.Report(ProcessDiagnostics.EquilibriumContradictsDrift(p.At, a.At, "variance", context.At(t), fromDrift, fromPrecision));
            }
        }
        return context.Diagnostics.HasErrors == before;
    }

    /// <summary>The same of what does not depend on the state.</summary>
    public static bool Check(StatedOffset stated, OffsetCoefficients offset, Coefficients coefficients, DerivationContext context)
    {
        var before = context.Diagnostics.HasErrors;
        var (a, d, p) = coefficients;
        if (stated.KernelMean is { } kernel)
        {
            if (stated.Drift is { } drift) Compare(kernel.At, offset.Drift, drift, "the drift", "d' - mu'/mu * d", context);
            if (stated.EquilibriumMean is { } mean)
                Compare(kernel.At, offset.Pull, mean with { Value = p.Value * mean.Value }, "the equilibrium", "mean/variance", context);
        }
        else if (stated is { Drift: { } c, EquilibriumMean: { } m } && Parting(context.Curve(c.Value), context.Curve(d.Value * p.Value * m.Value / 2), context.Grid) is { } t)
        {
            // A flat equilibrium has no mean.
            var (moment, fromDrift) = p.Value == new Constant(0) ? ("log-slope at 0", 2 * c.Value / d.Value) : ("mean", -c.Value / a.Value);
            context.Report(ProcessDiagnostics.EquilibriumContradictsDrift(m.At, c.At, moment, context.At(t), context.Curve(fromDrift).At(t), context.Curve(m.Value).At(t)));
        }
        return context.Diagnostics.HasErrors == before;
    }

    private static void Compare(Location kernel, Stated derived, Stated stated, string what, string quantity, DerivationContext context)
    {
        var (ours, theirs) = (context.Curve(derived.Value), context.Curve(stated.Value));
        if (Parting(ours, theirs, context.Grid) is { } t)
            context.Report(ProcessDiagnostics.KernelContradicts(kernel, stated.At, what, quantity, context.At(t), ours.At(t), theirs.At(t)));
    }

    /// <summary>The first time at which two curves differ by more than rounding.</summary>
    private static double? Parting(Curve a, Curve b, TimeGrid grid)
    {
        var floor = 1e-13 * grid.Inside.Select(t => Math.Abs(a.At(t))).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        foreach (var t in grid.All)
        {
            var (x, y) = (a.At(t), b.At(t));
            if (Math.Abs(x - y) > Tolerance * Math.Max(Math.Abs(x), Math.Abs(y)) + floor) return t;
        }
        return null;
    }
}
